/**
 * The states of a row of the outbox, one conditional statement a change. `next_at` of a row that is being sent is the end of its
 * lease: a worker that died leaves it to be taken again. `attempts` counts leases, so a worker that was slower than its lease
 * cannot move a row that another one has taken.
 */
import { sql } from "kysely";
import { recordEvent } from "../audit/record-event.ts";
import type { Db, Services } from "../definitions.ts";
import { backOff } from "./back-off.ts";

/** Longer than any attempt takes, since each is given up after `send-outbox`'s deadline. */
export const LEASE = 5 * 60_000;

export interface Leased {
  id: string;
  channel: "mail" | "webhook";
  kind: string;
  person_id: string | null;
  body: string;
  attempts: number;
  created_at: Date;
}

/** Rows that are due, oldest first. Rows that another worker is about to take are passed over. */
export async function takeDue(db: Db, now: Date, count: number): Promise<Leased[]> {
  return db
    .with("due", (query) =>
      query
        .selectFrom("outbox")
        .select("id")
        .where("state", "=", "waiting")
        .where("next_at", "<=", now)
        .orderBy("next_at")
        .limit(count)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable("outbox")
    .from("due")
    .set({
      next_at: new Date(now.getTime() + LEASE),
      attempts: sql<number>`outbox.attempts + 1`,
    })
    .whereRef("outbox.id", "=", "due.id")
    .returning([
      "outbox.id",
      "outbox.channel",
      "outbox.kind",
      "outbox.person_id",
      "outbox.body",
      "outbox.attempts",
      "outbox.created_at",
    ])
    .execute();
}

/**
 * Whoever holds the lease by now: it has been sent, and must not be sent again.
 * @returns false where the row is gone: its person was erased meanwhile
 */
export async function markSent(db: Db, row: Leased, now: Date): Promise<boolean> {
  const marked = await db
    .updateTable("outbox")
    .set({ state: "sent", body: "", sent_at: now, failure: null })
    .where("id", "=", row.id)
    .where("state", "=", "waiting")
    .returning("id")
    .executeTakeFirst();
  if (marked) return true;
  const left = await db
    .selectFrom("outbox")
    .select("id")
    .where("id", "=", row.id)
    .executeTakeFirst();
  return left !== undefined;
}

/** It waits, longer each time. */
export async function markFailed(
  { store, clock, random }: Pick<Services, "store" | "clock" | "random">,
  row: Leased,
  failure: string,
): Promise<void> {
  const wait = backOff(row.attempts, Number(random.code()) / 1_000_000);
  await store.db
    .updateTable("outbox")
    .set({ next_at: new Date(clock.now().getTime() + wait), failure })
    .where("id", "=", row.id)
    .where("state", "=", "waiting")
    .where("attempts", "=", row.attempts)
    .execute();
}

/** It will never be taken: the owner is shown its kind and whose it was, and nothing of it is kept. */
export async function markRefused(
  services: Pick<Services, "store" | "clock" | "random">,
  row: Leased,
  failure: string,
): Promise<void> {
  await services.store.transaction(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("outbox")
      .set({ state: "refused", body: "", failure })
      .where("id", "=", row.id)
      .where("state", "=", "waiting")
      .where("attempts", "=", row.attempts)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await recordEvent(tx, services, {
      type: `${row.channel}.refused`,
      subject: row.person_id,
      refs: { outbox: row.id },
      payload: { kind: row.kind, failure },
    });
  });
}

/** Failures of the way and not of the mail: what goes out now shows that they are over. */
const OF_THE_WAY = ["away", "tls", "login", "sender"];

/** The server is back: what waits for it need not wait out its time. Rows that may be leased are left alone. */
export async function hurryWaiting(
  db: Db,
  channels: readonly Leased["channel"][],
  now: Date,
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ next_at: now })
    .where("channel", "in", channels)
    .where("state", "=", "waiting")
    .where("failure", "in", OF_THE_WAY)
    .where("next_at", ">", new Date(now.getTime() + LEASE))
    .execute();
}
