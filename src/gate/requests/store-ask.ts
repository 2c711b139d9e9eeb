/** Hands requests to the database, those that come at once in one transaction: see the migration `006-requests-at-once`. */
import { sql } from "kysely";
import type { Services, Store } from "../definitions.ts";
import { gatherCalls } from "../gather-calls.ts";
import { type LimitRow, latest, limitRows, withinOf } from "../limits/limit-rows.ts";
import { holdStrangersTurn } from "../limits/strangers-turn.ts";
import type { Limit } from "../limits/take-point.ts";
import { OUTBOX_KEY } from "../mail/queue-mail.ts";
import type { ConfirmToWrite } from "../mail/read-mail.ts";
import { LINK_SECONDS } from "../sessions/new-link.ts";
import { asJson } from "../tables.ts";
import type { CheckedAsk } from "./check-ask.ts";

export interface AskToStore {
  ask: CheckedAsk;
  from: { ip: string; userAgent: string; language: string; browserHash: string };
  link: { hash: string; codeHash: string };
  mail: ConfirmToWrite;
  limits: readonly Limit[];
  invitationId: string | undefined;
}

/** Until a request whose address nobody confirmed lapses. */
const UNVERIFIED_SECONDS = 7 * 24 * 60 * 60;
const REQUESTS_AT_ONCE = 32;

/** As the database's function takes it. */
interface Call {
  ask: object;
  limits: readonly LimitRow[];
  at: Date;
}

const receivers = new WeakMap<Store, (call: Call) => Promise<boolean>>();

function receiverOf(store: Store): (call: Call) => Promise<boolean> {
  const known = receivers.get(store);
  if (known) return known;
  const receive = gatherCalls<Call, boolean>({
    most: REQUESTS_AT_ONCE,
    concernsAll: store.isOutage,
    async run(calls) {
      const rows = await store.ask(sql<{ beyond: number[] }>`
        select receive_requests(${asJson(calls)}, ${latest(calls)}::timestamptz) as beyond from ${holdStrangersTurn}`);
      return withinOf(calls, rows[0]?.beyond);
    },
  });
  receivers.set(store, receive);
  return receive;
}

/** Writes nothing but the limits where one of them is used up. */
export async function storeAsk(services: Services, asked: AskToStore): Promise<void> {
  const { clock, random, secrets, store } = services;
  const { ask, from, link, mail, invitationId } = asked;
  const now = clock.now();
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const requestId = random.uuid();
  const { ip, userAgent, language, browserHash } = from;
  const row = {
    ...ask,
    ...{ ip, userAgent, language, browserHash },
    personId: random.uuid(),
    requestId,
    mailId: random.uuid(),
    invitationId,
    lapsesAt: after(UNVERIFIED_SECONDS),
    linkHash: link.hash,
    codeHash: link.codeHash,
    linkEndsAt: after(LINK_SECONDS.long),
    shortLinkEndsAt: after(LINK_SECONDS.short),
    mail: secrets.seal(OUTBOX_KEY, JSON.stringify(mail)),
    refs: { request: requestId, ...(invitationId && { invitation: invitationId }) },
    salt: random.salt(),
    payload: { ...ask, ip, userAgent, language },
  };
  await receiverOf(store)({ ask: row, limits: limitRows(asked.limits, now), at: now });
}
