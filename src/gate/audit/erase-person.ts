/**
 * Erases a person: everything that the door keeps about them. The chain still holds and says so. Hashes of copies stay, so that a
 * copy is recognised; nobody is named there.
 *
 * A signature's evidence goes with the rest unless the eraser asks to keep it, or it is under legal hold. Kept evidence ends by
 * itself when its time is over.
 */
import type { Services } from "../definitions.ts";
import { finishErasures } from "./finish-erasure.ts";
import { findMailFiles } from "./mail-traces.ts";
import { type RemovalCounts, removeFromDoor } from "./remove-from-door.ts";

export interface EraseOptions {
  /** Left out, signatures are reduced to their hash as well. */
  agreements?: "erase" | "keep";
}

export type Erasure =
  | ({
      outcome: "erased";
      /** Files, or traces in the database's own files, could not be removed yet: the log says why, and a job tries again. */
      unfinished: boolean;
    } & RemovalCounts)
  /** There is nobody with that id, or no longer. */
  | { outcome: "unknown" };

/** @param by address of the approver who decided it */
export async function erasePerson(
  services: Services,
  personId: string,
  by: string,
  { agreements }: EraseOptions = {},
): Promise<Erasure> {
  const files = await filesAbout(services, personId);
  const counts = await services.store.transaction((tx) =>
    removeFromDoor(tx, services, { personId, type: "person.erased", by, agreements, files }),
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
