/**
 * Erases a person: everything that the door keeps about them, in one transaction, with one event that names the records whose
 * contents went. The chain still holds and says so. Hashes of copies stay, so that a copy is recognised; nobody is named there.
 *
 * A signature's evidence goes with the rest unless the eraser asks to keep it, or it is under legal hold. Kept evidence ends by
 * itself when its time is over.
 */
import type { Services, Tx } from "../definitions.ts";
import { eraseContents } from "./erase-contents.ts";
import { finishErasures, noteUnfinished } from "./finish-erasure.ts";
import { deleteMails, findMailFiles } from "./mail-traces.ts";
import { recordsOfPerson, recordsThatMention } from "./records-of.ts";
import { noteErased, reduceAgreements } from "./reduce-agreements.ts";
import { removePerson } from "./remove-person.ts";
import { sealAll } from "./seal-events.ts";
import { extendKeeping, splitAgreements } from "./split-agreements.ts";

export interface EraseOptions {
  /** What happens to signatures that must be kept no longer than their term: `erase` where nothing is said. */
  agreements?: "erase" | "keep";
}

export type Erasure =
  | {
      outcome: "erased";
      /** Records of the log whose contents went. */
      contents: number;
      /** Agreements reduced to their hash. */
      reduced: number;
      /** Agreements whose evidence is kept. */
      kept: number;
      /** Files and traces in the database's files could not be removed yet; a job does it. The log says why. */
      unfinished: boolean;
    }
  /** There is nobody with that id, or no longer. */
  | { outcome: "unknown" };

/** @param by address of the approver, or what else decided */
export async function erasePerson(
  services: Services,
  personId: string,
  by: string,
  options: EraseOptions = {},
): Promise<Erasure> {
  const { store } = services;
  const files = await filesAbout(services, personId);
  const counts = await store.transaction((tx) =>
    eraseIn(tx, services, { personId, by, options, files }),
  );
  if (!counts) return { outcome: "unknown" };
  return { outcome: "erased", ...counts, unfinished: !(await finishErasures(services)) };
}

async function filesAbout(services: Services, personId: string): Promise<string[]> {
  const person = await services.store.db
    .selectFrom("people")
    .select("email")
    .where("id", "=", personId)
    .executeTakeFirst();
  return person ? findMailFiles(services, person.email) : [];
}

interface Wanted {
  personId: string;
  by: string;
  options: EraseOptions;
  /** Ids of mails that lie in a folder. */
  files: readonly string[];
}

async function eraseIn(tx: Tx, services: Services, wanted: Wanted) {
  const { personId, by, options, files } = wanted;
  // Whoever is writing about this person is waited for, and whoever comes after finds nobody.
  const person = await tx
    .selectFrom("people")
    .select(["email", "name"])
    .where("id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  if (!person) return undefined;
  const { email } = person;
  const now = services.clock.now();
  await sealAll(tx);
  await extendKeeping(tx, services, { personId });
  const { reduce, keep } = await splitAgreements(tx, { personId, now, ...options });
  await reduceAgreements(tx, reduce, now);
  const rows = [
    ...new Set([
      ...(await recordsOfPerson(tx, personId)),
      ...(await recordsThatMention(tx, email)),
    ]),
  ];
  const mails = await deleteMails(tx, services, { personId, email });
  await removePerson(tx, services, { personId, ...person });
  await eraseContents(tx, services, {
    type: "person.erased",
    subject: personId,
    rows,
    payload: { by, reduced: reduce.length, kept: keep.length },
  });
  await noteErased(tx, [personId], now);
  await noteUnfinished(tx, { personId, mails: [...files, ...mails], now });
  return { contents: rows.length, reduced: reduce.length, kept: keep.length };
}
