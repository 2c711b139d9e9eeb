/**
 * Somebody wants news by mail. Whoever it is, known, subscribed already or too often: the answer and the work are the same, and
 * nothing is sent but one mail with a link until it is confirmed.
 */
import { sql } from "kysely";
import { normaliseEmail } from "../../domain/door/email-address.ts";
import { isTopic, labelsOf, type Topic } from "../../domain/door/topics.ts";
import type { Mail, Services } from "../definitions.ts";
import { limitRows } from "../limits/limit-rows.ts";
import { mailLimits } from "../limits/mail-limits.ts";
import { holdStrangersTurn } from "../limits/strangers-turn.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import { OUTBOX_KEY } from "../mail/queue-mail.ts";
import { tellAddress } from "../requests/check-ask.ts";
import { hashToken } from "../sessions/hash-token.ts";
import { LINK_SECONDS } from "../sessions/new-link.ts";
import { asJson } from "../tables.ts";

export interface SubscriptionAsk {
  typed: { email: string; topics: readonly string[] };
  /** See `Asking.trap`. */
  trap: string;
  network: string;
}

export type AskedSubscription =
  | { kind: "invalid"; errors: Record<string, string> }
  /** Says nothing about whether a mail was sent. */
  | { kind: "taken" };

export async function askSubscription(
  services: Services,
  { typed, trap, network }: SubscriptionAsk,
): Promise<AskedSubscription> {
  const address = normaliseEmail(typed.email);
  const topics = readTopics(typed.topics);
  const errors = {
    ...(topics.length === 0 && { topic: "Choose at least one topic" }),
    ...(!address && { email: tellAddress(typed.email) }),
  };
  if (!address || topics.length === 0) return { kind: "invalid", errors };
  if (trap !== "") return { kind: "taken" };
  const { clock, random, secrets, store } = services;
  const now = clock.now();
  const token = random.token();
  const mail = writeLetter(services, { email: address.email, topics, token });
  const row = {
    ...address,
    topics,
    personId: random.uuid(),
    linkHash: hashToken(token),
    linkEndsAt: new Date(now.getTime() + LINK_SECONDS.long * 1000),
    mailId: random.uuid(),
    mail: secrets.seal(OUTBOX_KEY, JSON.stringify(mail)),
    salt: random.salt(),
  };
  const limits = asJson(limitRows(mailLimits(services, { network, ...address }), now));
  await sql`select receive_subscription(${asJson(row)}, ${limits}, ${now}::timestamptz)
    from ${holdStrangersTurn}`.execute(store.db);
  return { kind: "taken" };
}

/** Everything is everything: other choices beside it say nothing more. */
export function readTopics(typed: readonly string[]): Topic[] {
  const topics = [...new Set(typed)].filter(isTopic);
  return topics.includes("all") ? ["all"] : topics;
}

interface LetterFor {
  email: string;
  topics: readonly Topic[];
  token: string;
}

function writeLetter(
  { catalogue, settings }: Pick<Services, "catalogue" | "settings">,
  { email, topics, token }: LetterFor,
): Mail {
  const { company } = catalogue;
  const letter = composeLetter(
    {
      subject: `Confirm that you want news of ${company.name}`,
      blocks: [
        {
          kind: "text",
          text: `Somebody, we assume you, asked ${company.name}'s trust center to write to this address when something changes in:`,
        },
        { kind: "list", items: labelsOf(topics) },
        {
          kind: "button",
          label: "See it and confirm",
          href: `${settings.publicUrl.origin}/subscribe/confirm/?t=${token}`,
        },
        {
          kind: "text",
          text: "The link works once and for 24 hours. Opening it changes nothing until you confirm. If this was not you, do nothing: without your confirmation you get no further mail.",
        },
      ],
    },
    company,
  );
  return { to: email, ...letter };
}
