/** Whether a file is a copy that was given out. Nothing tells to whom, and the answer stays after that reader is erased. */
import { sql } from "kysely";
import type { Services } from "../definitions.ts";

/** One look-up by key, the same work for yes and no. @param sha256 64 lower-case hex digits */
export async function recogniseCopy(
  { store }: Pick<Services, "store">,
  sha256: string,
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists(select 1 from copies where sha256 = ${sha256}) as known`.execute(store.db);
  return rows[0]?.known ?? false;
}
