/**
 * Whoever was erased comes back with an older backup. So their ids are kept beside the backups, out of reach of whatever is restored;
 * `erase-returned.ts` reads them again.
 */
import type { Services } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";

/** Writes down those that the file beside the backups does not name yet. */
export async function keepErased({
  store,
  clock,
  backups,
}: Pick<Services, "store" | "clock"> & Partial<Pick<Services, "backups">>): Promise<void> {
  if (!backups) return;
  const rows = await store.db.selectFrom("erasures").select("id").execute();
  await backups.addErased(
    rows.map(({ id }) => id),
    clock.now(),
  );
}

export const keepErasedJob: Job = { name: "keep-erased", everySeconds: 30, run: keepErased };
