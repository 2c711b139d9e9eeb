/** Hands a request to the database as one call, which is one transaction: see the migration `002-receive-request`. */
import { sql } from "kysely";
import type { Mail, Services } from "../definitions.ts";
import { limitRows } from "../limits/limit-rows.ts";
import type { Limit } from "../limits/take-point.ts";
import { OUTBOX_KEY } from "../mail/queue-mail.ts";
import { LINK_SECONDS } from "../sessions/new-link.ts";
import { asJson } from "../tables.ts";
import type { CheckedAsk } from "./check-ask.ts";

export interface AskToStore {
  ask: CheckedAsk;
  from: { ip: string; userAgent: string; language: string; browserHash: string };
  link: { hash: string; codeHash: string };
  mail: Mail;
  limits: readonly Limit[];
  invitationId: string | undefined;
}

/** Until a request whose address nobody confirmed lapses. */
const UNVERIFIED_SECONDS = 7 * 24 * 60 * 60;

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
  const limits = asJson(limitRows(asked.limits, now));
  await sql`select receive_request(${asJson(row)}, ${limits}, ${now}::timestamptz)`.execute(
    store.db,
  );
}
