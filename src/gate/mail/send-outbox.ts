/**
 * Sends what waits in the outbox: at least once. A row is written with the change that it tells of, is leased before it is sent,
 * is sent outside any transaction, and is marked once the receiving server has said yes. A process that dies between that yes
 * and the mark sends it again when the lease has run out; both copies carry the row's id as Message-ID (as `Fanlight-Delivery`
 * on the webhook), by which mail programs and receivers know them for one.
 */
import { setTimeout as pause } from "node:timers/promises";
import { MailRefused, NotDelivered, type Services } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import {
  hurryWaiting,
  type Leased,
  markFailed,
  markRefused,
  markSent,
  takeDue,
} from "./outbox-rows.ts";
import { OUTBOX_KEY } from "./queue-mail.ts";
import { readMail } from "./read-mail.ts";

/** Mails on the way at once. */
const LANES = 5;
/** Milliseconds for which the next mail of a lane lets visitors go first, as long as they never pause: five mails a second then. */
const STAND_BACK = 1000;
const DEADLINE = 2 * 60_000;
/** Together with the deadline still within the lease. */
const MARK_TRIES = 15;
const MARK_PAUSE = 2000;
/** A line in a chat that is older tells nobody anything. */
const WEBHOOK_KEPT = 3 * 24 * 3_600_000;

/** Mail that a request caused leaves within a second of it. */
export const sendOutboxJob: Job = {
  name: "send-outbox",
  everySeconds: 1,
  async run(services) {
    await sendOutbox(services);
  },
};

export async function sendOutbox(services: Services): Promise<{ sent: number; failed: number }> {
  const first = await takeDue(services.store.db, services.clock.now(), LANES);
  // All lanes come to rest, also where one meets an outage of the database.
  const lanes = await Promise.allSettled(first.map((row) => runLane(services, row)));
  const sent: Leased[] = [];
  let failed = 0;
  for (const lane of lanes) {
    if (lane.status === "rejected") throw lane.reason;
    sent.push(...lane.value.sent);
    failed += lane.value.failed;
  }
  const channels = [...new Set(sent.map(({ channel }) => channel))];
  if (channels.length > 0) await hurryWaiting(services.store.db, channels, services.clock.now());
  return { sent: sent.length, failed };
}

/** One after the other until nothing is due, or one fails: a server that is away is not asked for every mail. */
async function runLane(services: Services, first: Leased) {
  const sent: Leased[] = [];
  for (let row: Leased | undefined = first; row; ) {
    if (!(await send(services, row))) return { sent, failed: 1 };
    sent.push(row);
    await services.traffic.quiet(STAND_BACK);
    [row] = await takeDue(services.store.db, services.clock.now(), 1);
  }
  return { sent, failed: 0 };
}

/** @returns whether the receiving side took it */
async function send(services: Services, row: Leased): Promise<boolean> {
  const { store, clock, logger } = services;
  try {
    await withDeadline(deliver(services, row));
  } catch (error) {
    await settleFailure(services, row, error);
    return false;
  }
  const isKnown = await insist(() => markSent(store.db, row, clock.now()));
  if (!isKnown) await services.mailFolder?.forget([row.id]);
  logger.info("outbox-sent", { id: row.id, channel: row.channel, kind: row.kind });
  return true;
}

async function deliver(services: Services, row: Leased): Promise<void> {
  const { mailer, webhook, secrets } = services;
  const body = secrets.open(OUTBOX_KEY, row.body);
  if (body === undefined) throw new Undeliverable("unreadable");
  if (row.channel === "mail") return mailer.send(row.id, readMail(services, body));
  if (!webhook) throw new Undeliverable("not-configured");
  return webhook.post(row.id, body);
}

/** `unreadable`: sealed with a secret that is gone; it waits, since the secret may come back. */
class Undeliverable extends Error {
  override name = "Undeliverable";
  readonly code: "unreadable" | "not-configured" | "too-slow";
  constructor(code: Undeliverable["code"]) {
    super(`It cannot be delivered: ${code}.`);
    this.code = code;
  }
}

async function settleFailure(services: Services, row: Leased, error: unknown): Promise<void> {
  const failure = classOf(error);
  services.logger.error("outbox-failed", error, {
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    attempts: row.attempts,
    failure,
  });
  const age = services.clock.now().getTime() - row.created_at.getTime();
  const stale = row.channel === "webhook" && age > WEBHOOK_KEPT;
  const isFinal = error instanceof MailRefused || failure === "not-configured" || stale;
  await (isFinal ? markRefused : markFailed)(services, row, failure);
}

function classOf(error: unknown): string {
  if (error instanceof MailRefused) return "refused";
  if (error instanceof NotDelivered || error instanceof Undeliverable) return error.code;
  return "failed";
}

/** A mail that is sent and not marked would be sent twice, so a database that is away for a moment is waited for. */
async function insist<T>(mark: () => Promise<T>): Promise<T> {
  for (let left = MARK_TRIES; ; left -= 1) {
    try {
      return await mark();
    } catch (error) {
      if (left <= 1) throw error;
      await pause(MARK_PAUSE);
    }
  }
}

/** A server that answers a byte now and then would hold the lane for ever. */
async function withDeadline(work: Promise<void>): Promise<void> {
  const rest = new AbortController();
  const late = pause(DEADLINE, undefined, { signal: rest.signal, ref: false }).then(() => {
    throw new Undeliverable("too-slow");
  });
  try {
    await Promise.race([work, late]);
  } finally {
    rest.abort();
  }
}
