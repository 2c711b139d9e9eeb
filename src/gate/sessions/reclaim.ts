/**
 * A way back for those who have confirmed their address before: to documents that stand open, to a request that waits, to what is
 * held about them. Anyone may type an address; what is answered and done is the same for every one.
 */
import { sql } from "kysely";
import { normaliseEmail } from "../../domain/door/email-address.ts";
import type { Services } from "../definitions.ts";
import { limitRows } from "../limits/limit-rows.ts";
import { mailLimits } from "../limits/mail-limits.ts";
import { holdStrangersTurn } from "../limits/strangers-turn.ts";
import { OUTBOX_KEY } from "../mail/queue-mail.ts";
import { writeReturnLetter } from "../requests/ask-letter.ts";
import { tellAddress } from "../requests/check-ask.ts";
import { asJson } from "../tables.ts";
import { hashToken } from "./hash-token.ts";
import { LINK_SECONDS, newLink } from "./new-link.ts";

export interface Reclaiming {
  typed: string;
  /** See `Asking.trap`. */
  trap: string;
  network: string;
  browser: string;
  /** Id of a document that is not hidden, to which the link leads. */
  document: string | undefined;
}

export type Reclaimed =
  | { kind: "invalid"; errors: Record<string, string> }
  /** Says nothing about whether a mail was sent. */
  | { kind: "taken" };

export async function reclaim(
  services: Services,
  { typed, trap, network, browser, document }: Reclaiming,
): Promise<Reclaimed> {
  const address = normaliseEmail(typed);
  if (!address) return { kind: "invalid", errors: { email: tellAddress(typed) } };
  if (trap !== "") return { kind: "taken" };
  const { clock, random, secrets, store } = services;
  const now = clock.now();
  const link = newLink(services, browser);
  const mail = writeReturnLetter(services, { email: address.email, link, document });
  const row = {
    email: address.email,
    linkHash: link.hash,
    codeHash: link.codeHash,
    browserHash: hashToken(browser),
    linkEndsAt: new Date(now.getTime() + LINK_SECONDS.short * 1000),
    mailId: random.uuid(),
    mail: secrets.seal(OUTBOX_KEY, JSON.stringify(mail)),
    salt: random.salt(),
  };
  const limits = asJson(limitRows(mailLimits(services, { network, ...address }), now));
  await sql`select mail_return_link(${asJson(row)}, ${limits}, ${now}::timestamptz)
    from ${holdStrangersTurn}`.execute(store.db);
  return { kind: "taken" };
}
