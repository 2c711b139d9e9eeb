/** One reader's whole life behind the door, each step told once it is committed: what a browser would have been answered. */
import { randomUUID } from "node:crypto";
import { presentNda } from "#src/gate/agreements/present-nda.ts";
import { signAgreement } from "#src/gate/agreements/sign-agreement.ts";
import { decideRequest, seenOf } from "#src/gate/decisions/decide-request.ts";
import type { Store } from "#src/gate/definitions.ts";
import { startDownload } from "#src/gate/downloads/start-download.ts";
import { fakePrinter, fakeStamper, fakeVault } from "./fake-documents.ts";
import { openTestDoor, type TestDoor } from "./test-door.ts";
import { addPerson, addRequest } from "./test-people.ts";

export const LIFE_DOMAIN = "life.example";
const DOCUMENT = "architecture";

export interface Step {
  signed?: string;
  decided?: string;
  /** SHA-256 of the copy. */
  downloaded?: string;
}

export const openLife = (store: Store): Promise<TestDoor> =>
  openTestDoor({
    store,
    services: { stamper: fakeStamper(), vault: fakeVault({}), printer: fakePrinter() },
  });

/** Asks, signs, is approved and downloads twice. */
export async function liveOnce(door: TestDoor, say: (step: Step) => void): Promise<void> {
  const { services } = door;
  const visitor = await addPerson(door, `${randomUUID()}@${LIFE_DOMAIN}`);
  const requestId = await addRequest(door, visitor, { documents: [DOCUMENT] });
  const signed = await signAgreement(services, {
    visitor,
    proof: presentNda(services, visitor.personId)?.proof ?? "",
    typed: { ...visitor, capacity: "bind", agreed: true },
    sender: { ip: "198.51.100.7", userAgent: "Test", language: "en" },
  });
  if (signed.outcome !== "signed") throw new Error(`Not signed: ${signed.outcome}`);
  say({ signed: signed.agreementId });
  const decided = await decideRequest(services, {
    requestId,
    by: "approver@example.com",
    seen: seenOf({ decided_at: null, answer: null }),
    documents: [{ documentId: DOCUMENT, verdict: "grant", days: 30, maxDownloads: undefined }],
    question: "",
    reason: "",
  });
  if (decided.kind !== "decided") throw new Error(`Not decided: ${JSON.stringify(decided)}`);
  say({ decided: requestId });
  for (let turn = 0; turn < 2; turn += 1) {
    const wanted = { visitor, documentId: DOCUMENT, acknowledged: false };
    const download = await startDownload(services, wanted);
    if (download.outcome !== "started") throw new Error(`Not started: ${download.outcome}`);
    const copy = await services.store.db
      .selectFrom("downloads")
      .select("copy_sha256")
      .where("person_id", "=", visitor.personId)
      .orderBy("started_at", "desc")
      .executeTakeFirstOrThrow();
    say({ downloaded: copy.copy_sha256 });
  }
}
