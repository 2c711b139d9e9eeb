/** People as they stand in the database once their address is confirmed, without the way there; and strangers who begin it. */
import { systemRandom } from "#src/gate/adapters/system-random.ts";
import { askForDocuments } from "#src/gate/requests/ask-for-documents.ts";
import { hashToken } from "#src/gate/sessions/hash-token.ts";
import type { RequestState } from "#src/gate/tables.ts";
import type { TestDoor } from "./test-door.ts";

export interface TestPerson {
  personId: string;
  email: string;
  domain: string;
  name: string;
  company: string;
  title: string;
  sessionHash: string;
  /** What the browser's cookie holds. */
  token: string;
}

export async function addPerson(
  { services: { store, clock } }: TestDoor,
  email = "ada@example.org",
  more: Partial<Pick<TestPerson, "name" | "company" | "title">> = {},
): Promise<TestPerson> {
  const personId = systemRandom.uuid();
  const token = systemRandom.token();
  const sessionHash = hashToken(token);
  const domain = email.split("@")[1] ?? "";
  const facts = { name: "Ada Example", company: "Reader Ltd", title: "Analyst", ...more };
  const now = clock.now();
  await store.db
    .insertInto("people")
    .values({
      id: personId,
      email,
      domain,
      ...facts,
      created_at: now,
      verified_at: now,
      verified_by: "link",
    })
    .execute();
  await store.db
    .insertInto("sessions")
    .values({
      hash: sessionHash,
      kind: "visitor",
      person_id: personId,
      email,
      method: "link",
      created_at: now,
      expires_at: new Date(now.getTime() + 14 * 86_400_000),
      ended_at: null,
    })
    .execute();
  return { personId, email, domain, ...facts, sessionHash, token };
}

export async function addRequest(
  { services: { store, clock } }: TestDoor,
  person: TestPerson,
  { documents, state = "verified" }: { documents: string[]; state?: RequestState },
): Promise<string> {
  const id = systemRandom.uuid();
  const now = clock.now();
  await store.db
    .insertInto("requests")
    .values({
      id,
      person_id: person.personId,
      state,
      name: person.name,
      company: person.company,
      title: person.title,
      purpose: "We are considering the service",
      language: "en",
      ip: "192.0.2.1",
      user_agent: "Test",
      browser_hash: "none",
      created_at: now,
      verified_at: now,
      expires_at: new Date(now.getTime() + 30 * 86_400_000),
    })
    .execute();
  await store.db
    .insertInto("request_documents")
    .values(documents.map((document_id) => ({ request_id: id, document_id })))
    .execute();
  return id;
}

/** An agreement as `signAgreement` leaves it. */
export async function addAgreement(
  { services: { store, clock, catalogue } }: TestDoor,
  person: TestPerson,
  more: { capacity?: "bind" | "self"; domain?: string; version?: string } = {},
): Promise<string> {
  const id = systemRandom.uuid();
  const now = clock.now();
  await store.db
    .insertInto("agreements")
    .values({
      id,
      person_id: person.personId,
      state: "signed",
      capacity: more.capacity ?? "bind",
      nda_id: catalogue.nda[0]?.id ?? "nda",
      nda_version: more.version ?? catalogue.nda[0]?.version ?? "1.0",
      nda_sha256: "b".repeat(64),
      covers_domain: more.domain ?? null,
      created_at: now,
      signed_at: now,
    })
    .execute();
  return id;
}

export async function eventTypes({ services: { store } }: TestDoor): Promise<string[]> {
  const rows = await store.db.selectFrom("events").select("type").orderBy("id").execute();
  return rows.map(({ type }) => type);
}

/** A stranger's request, put to the door itself: for each number from another person, company and network. */
export function askAsStranger(
  { services }: TestDoor,
  number: number,
  typed: { email?: string } = {},
) {
  return askForDocuments(services, {
    typed: {
      email: `ada@company-${number}.example`,
      name: `Ada ${number}`,
      title: "CISO",
      company: `Company ${number}`,
      purpose: "Review",
      documents: ["soc2-2026"],
      ...typed,
    },
    trap: "",
    from: {
      ip: "192.0.2.1",
      network: `192.0.2.${number}`,
      userAgent: "",
      language: "",
      browser: services.random.token(),
    },
  });
}
