/** What erasing somebody would take away, and what that breaks: told before it is done, since it cannot be undone. */
import type { Handle, Services } from "../definitions.ts";
import { splitAgreements } from "./split-agreements.ts";

export interface ErasurePreview {
  personId: string;
  /** Signatures that are reduced to their hash, with the domain that each covers for colleagues. */
  reduced: { version: string | null; covers: string | null; isSigned: boolean }[];
  /** Agreements whose evidence stays. */
  kept: number;
  grants: number;
  requests: number;
  downloads: number;
}

/** Undefined where nobody has that address. */
export async function previewErasure(
  { store, clock }: Pick<Services, "store" | "clock">,
  email: string,
  agreements: "erase" | "keep",
): Promise<ErasurePreview | undefined> {
  const { db } = store;
  const person = await db
    .selectFrom("people")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirst();
  if (!person) return undefined;
  const personId = person.id;
  const { reduce, keep } = await splitAgreements(db, { personId, now: clock.now(), agreements });
  const rows = await db
    .selectFrom("agreements")
    .select(["id", "nda_version", "covers_domain", "state"])
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .execute();
  return {
    personId,
    reduced: rows
      .filter(({ id }) => reduce.includes(id))
      .map(({ nda_version, covers_domain, state }) => ({
        version: nda_version,
        covers: covers_domain,
        isSigned: state === "signed",
      })),
    kept: keep.length,
    grants: await count(db, "grants", personId),
    requests: await count(db, "requests", personId),
    downloads: await count(db, "downloads", personId),
  };
}

async function count(
  db: Handle,
  table: "grants" | "requests" | "downloads",
  personId: string,
): Promise<number> {
  const { rows } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as("rows"))
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return Number(rows);
}
