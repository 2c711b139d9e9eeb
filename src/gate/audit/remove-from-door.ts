/** Everything of a person in one transaction, with the one event that names the records whose contents went. */
import type { Services, Tx } from "../definitions.ts";
import { eraseContents } from "./erase-contents.ts";
import type { ERASURE_TYPES } from "./erasure-events.ts";
import { noteUnfinished } from "./finish-erasure.ts";
import { deleteMails } from "./mail-traces.ts";
import { recordsOfPerson, recordsThatMention } from "./records-of.ts";
import { noteErased, reduceAgreements } from "./reduce-agreements.ts";
import { removePerson } from "./remove-person.ts";
import { sealAll } from "./seal-events.ts";
import { extendKeeping, splitAgreements } from "./split-agreements.ts";

export interface Removal {
  personId: string;
  type: (typeof ERASURE_TYPES)[number];
  /** Who decided it; left out where the clock did. */
  by?: string;
  /** What happens to signatures that must be kept no longer than their term. */
  agreements?: "erase" | "keep" | undefined;
  /** Ids of mails that lie in a folder. */
  files: readonly string[];
}

export interface RemovalCounts {
  /** Records of the log whose contents went. */
  contents: number;
  /** Agreements reduced to their hash. */
  reduced: number;
  /** Agreements whose evidence is kept. */
  kept: number;
}

/** @returns undefined where there is nobody with that id */
export async function removeFromDoor(
  tx: Tx,
  services: Services,
  { personId, type, by, agreements, files }: Removal,
): Promise<RemovalCounts | undefined> {
  // Whoever is writing about this person is waited for, and whoever comes after finds nobody.
  const person = await tx
    .selectFrom("people")
    .select(["email", "name"])
    .where("id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  if (!person) return undefined;
  const now = services.clock.now();
  await sealAll(tx);
  await extendKeeping(tx, services, { personId });
  const { reduce, keep } = await splitAgreements(tx, { personId, now, agreements });
  await reduceAgreements(tx, reduce, now);
  const rows = new Set([
    ...(await recordsOfPerson(tx, personId)),
    ...(await recordsThatMention(tx, person.email)),
  ]);
  const mails = await deleteMails(tx, services, { personId, email: person.email });
  await removePerson(tx, services, { personId, ...person });
  const counts = { reduced: reduce.length, kept: keep.length };
  await eraseContents(tx, services, {
    type,
    subject: personId,
    rows: [...rows],
    payload: { by, ...counts },
  });
  await noteErased(tx, [personId], now);
  await noteUnfinished(tx, { personId, mails: [...files, ...mails], now });
  return { contents: rows.size, ...counts };
}
