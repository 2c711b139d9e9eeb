/** Transactions that are tried again when the database says that they met another one. */
import type { Kysely, Transaction } from "kysely";
import type { Tables } from "../tables.ts";

const TRIES = 5;
/** serialization_failure, deadlock_detected */
const CONFLICTS = new Set(["40001", "40P01"]);

export async function runTransaction<T>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (left <= 1 || !CONFLICTS.has(code)) throw error;
    }
  }
}
