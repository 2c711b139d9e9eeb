/** Whoever opens the door erases again those who came back with a restored backup, before anybody can enter. */
import { eraseAgain } from "../audit/erase-again.ts";
import { findReturned } from "../audit/find-returned.ts";
import type { Services } from "../definitions.ts";

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
