/**
 * Whoever was erased comes back with an older backup. So their ids are kept beside the backups, out of reach of whatever is restored,
 * and whoever opens the door erases again those who are back, before anybody can enter.
 */
import { eraseAgain } from "../audit/erase-again.ts";
import { findReturned } from "../audit/find-returned.ts";
import type { Services } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";

/** Writes down those that the file beside the backups does not name yet. */
export async function keepErased({
  store,
  clock,
  backups,
}: Pick<Services, "store" | "clock" | "backups">): Promise<void> {
  if (!backups) return;
  const rows = await store.db.selectFrom("erasures").select("id").execute();
  await backups.addErased(
    rows.map(({ id }) => id),
    clock.now(),
  );
}

export const keepErasedJob: Job = { name: "keep-erased", everySeconds: 30, run: keepErased };

type Needed = Pick<
  Services,
  "store" | "clock" | "random" | "secrets" | "logger" | "backups" | "mailFolder"
>;

/** @returns how many had come back */
export async function eraseReturned(services: Needed): Promise<number> {
  const { store, clock, backups } = services;
  const ids = (await backups?.erased()) ?? [];
  const at = clock.now();
  for (const id of ids)
    await store.db
      .insertInto("erasures")
      .values({ id, at })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  const returned = await findReturned(store.db);
  if (returned.length === 0) return 0;
  return eraseAgain(services, returned);
}
