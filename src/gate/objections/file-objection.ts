/**
 * Files an objection at once, since its day counts, with what was announced and until when. Approvers are told when the address is
 * confirmed: until then anybody could have typed it. The answer and the work are the same for every address.
 */
import { sql } from "kysely";
import { dayOf, formatDay } from "../../domain/dates.ts";
import { normaliseEmail } from "../../domain/door/email-address.ts";
import { listOpenAnnouncements, type OpenAnnouncement } from "../../domain/door/objectionable.ts";
import { readLine, readLines } from "../../domain/door/plain-text.ts";
import type { Mail, Services } from "../definitions.ts";
import { limitRows } from "../limits/limit-rows.ts";
import { mailLimits } from "../limits/mail-limits.ts";
import { holdStrangersTurn } from "../limits/strangers-turn.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import { OUTBOX_KEY } from "../mail/queue-mail.ts";
import type { Origin } from "../requests/ask-for-documents.ts";
import { tellAddress } from "../requests/check-ask.ts";
import { hashToken } from "../sessions/hash-token.ts";
import { asJson } from "../tables.ts";

export interface TypedObjection {
  subprocessor: string;
  email: string;
  name: string;
  title: string;
  company: string;
  reason: string;
}

export const LONGEST_REASON = 4000;
/** As long as an unconfirmed objection is kept. */
export const UNCONFIRMED_DAYS = 7;

export type FiledObjection =
  | { kind: "invalid"; errors: Record<string, string> }
  /** Says nothing about whether a mail was sent. */
  | { kind: "taken" };

/** Open on the server's day. */
export function openAnnouncements({
  catalogue,
  clock,
}: Pick<Services, "catalogue" | "clock">): OpenAnnouncement[] {
  return listOpenAnnouncements(catalogue.announced, dayOf(clock.now().toISOString()));
}

export async function fileObjection(
  services: Services,
  { typed, trap, from }: { typed: TypedObjection; trap: string; from: Origin },
): Promise<FiledObjection> {
  const announced = openAnnouncements(services).find(({ id }) => id === typed.subprocessor);
  const address = normaliseEmail(typed.email);
  const name = readLine(typed.name, 100);
  const title = readLine(typed.title, 100);
  const company = readLine(typed.company, 150);
  const reason = readLines(typed.reason, LONGEST_REASON);
  const errors: Record<string, string> = {};
  if (!announced) errors.subprocessor = "Choose one of those that you may still object to";
  if (!address) errors.email = tellAddress(typed.email);
  if (!("text" in name)) errors.name = "Enter your full name, in plain letters";
  if (!("text" in title)) errors.title = "Enter your title, such as Data protection officer";
  if (!("text" in company)) errors.company = "Enter the name of the customer that objects";
  if (!("text" in reason))
    errors.reason =
      reason.fault === "long"
        ? `The reason may have at most ${LONGEST_REASON} characters`
        : "Say in plain text why you object";
  if (!(announced && address && "text" in name && "text" in title && "text" in company))
    return { kind: "invalid", errors };
  if (!("text" in reason)) return { kind: "invalid", errors };
  if (trap !== "") return { kind: "taken" };

  const { catalogue, clock, random, secrets, store } = services;
  const now = clock.now();
  const token = random.token();
  const said = {
    name: name.text,
    title: title.text,
    company: company.text,
    reason: reason.text,
    subprocessor: announced.id,
    announced,
    deadline: announced.deadline,
    ip: from.ip,
    userAgent: from.userAgent,
    language: from.language,
    commit: catalogue.commit ?? null,
    builtAt: catalogue.builtAt,
  };
  const row = {
    ...said,
    ...address,
    personId: random.uuid(),
    objectionId: random.uuid(),
    linkHash: hashToken(token),
    linkEndsAt: new Date(now.getTime() + UNCONFIRMED_DAYS * 86_400_000),
    mailId: random.uuid(),
    mail: secrets.seal(
      OUTBOX_KEY,
      JSON.stringify(writeLetter(services, { email: address.email, announced, token })),
    ),
    salt: random.salt(),
    payload: { ...said, email: address.email, filedAt: now.toISOString() },
  };
  const limits = asJson(
    limitRows(mailLimits(services, { network: from.network, ...address }), now),
  );
  await sql`select receive_objection(${asJson(row)}, ${limits}, ${now}::timestamptz)
    from ${holdStrangersTurn}`.execute(store.db);
  return { kind: "taken" };
}

interface LetterFor {
  email: string;
  announced: OpenAnnouncement;
  token: string;
}

/** Repeats nothing that was typed: nobody has confirmed the address. */
function writeLetter(
  { catalogue, settings }: Pick<Services, "catalogue" | "settings">,
  { email, announced, token }: LetterFor,
): Mail {
  const { company } = catalogue;
  const letter = composeLetter(
    {
      subject: `Confirm your objection to ${announced.name}`,
      blocks: [
        {
          kind: "text",
          text: `Somebody, we assume you, objected on the trust center of ${company.name} to the subprocessor ${announced.name} and gave this address. The objection is filed with today's date. Please confirm that it was you, so that it is acted on.`,
        },
        {
          kind: "button",
          label: "See the objection and confirm it",
          href: `${settings.publicUrl.origin}/objection/confirm/?t=${token}`,
        },
        {
          kind: "text",
          text: `The last day for objections is ${formatDay(announced.deadline)}; the day on which you sent the form counts. The link works once and for ${UNCONFIRMED_DAYS} days. If this was not you, do nothing: what nobody confirms is deleted.`,
        },
      ],
    },
    company,
  );
  return { to: email, ...letter };
}
