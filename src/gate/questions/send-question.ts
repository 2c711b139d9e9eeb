/**
 * A question, or a report of a vulnerability, goes on by mail to whoever the company named for it. Nothing is kept here but the mail
 * until it is sent, and nothing is mailed to the address that was typed: it may be anybody's.
 */
import { normaliseEmail } from "../../domain/door/email-address.ts";
import { readLine, readLines } from "../../domain/door/plain-text.ts";
import type { Services } from "../definitions.ts";
import { type Limit, takePoint } from "../limits/take-point.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { tellAddress } from "../requests/check-ask.ts";

export const QUESTION_KINDS = ["question", "privacy", "vulnerability"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface TypedQuestion {
  kind: string;
  email: string;
  name: string;
  text: string;
}

export const LONGEST_TEXT = 10_000;

export type SentQuestion =
  | { kind: "invalid"; errors: Record<string, string> }
  | { kind: "taken" }
  /** A limit of this network, or of all: said openly, since it tells nothing about anybody and a report must not be lost. */
  | { kind: "too-often" };

export async function sendQuestion(
  services: Services,
  { typed, trap, network }: { typed: TypedQuestion; trap: string; network: string },
): Promise<SentQuestion> {
  const kind = QUESTION_KINDS.find((known) => known === typed.kind);
  const anonymous = kind === "vulnerability" && typed.email.trim() === "";
  const address = anonymous ? undefined : normaliseEmail(typed.email);
  const name = typed.name.trim() === "" ? { text: "" } : readLine(typed.name, 100);
  const text = readLines(typed.text, LONGEST_TEXT);
  const errors: Record<string, string> = {};
  if (!kind) errors.kind = "Choose what it is about";
  if (!("text" in text))
    errors.text =
      text.fault === "long"
        ? `It may have at most ${LONGEST_TEXT} characters; mail what is longer`
        : "Say in plain text what you want to ask or report";
  if (!anonymous && !address) errors.email = tellAddress(typed.email);
  if (!("text" in name)) errors.name = "Enter your name in plain letters, or leave it empty";
  if (!kind || !("text" in text) || !("text" in name) || Object.keys(errors).length > 0)
    return { kind: "invalid", errors };
  if (trap !== "") return { kind: "taken" };
  const { company } = services.catalogue;
  const letter = composeLetter(
    {
      subject: SUBJECTS[kind],
      blocks: [
        {
          kind: "text",
          text: "Sent by the form of the trust center. Nobody has confirmed the address.",
        },
        {
          kind: "facts",
          facts: [
            ["Answer to", address?.email ?? "not given"],
            ...(name.text ? [["Name", name.text] as const] : []),
          ],
        },
        { kind: "text", text: text.text },
      ],
    },
    company,
  );
  const now = services.clock.now();
  return services.store.transaction(async (tx): Promise<SentQuestion> => {
    if (!(await takePoint(tx, questionLimits(services, network), now)).within)
      return { kind: "too-often" };
    const to = receiverOf(company, kind);
    await queueMail(tx, services, { kind: "question", personId: null, mail: { to, ...letter } });
    return { kind: "taken" };
  });
}

const SUBJECTS: Record<QuestionKind, string> = {
  question: "A question from the trust center",
  privacy: "A question about personal data from the trust center",
  vulnerability: "A report of a vulnerability from the trust center",
};

export function receiverOf(
  { security, privacy }: Services["catalogue"]["company"],
  kind: QuestionKind,
): string {
  return kind === "privacy" ? (privacy ?? security) : security;
}

function questionLimits({ secrets }: Pick<Services, "secrets">, network: string): Limit[] {
  const key = (text: string) => secrets.sign("limit", text);
  return [
    { key: key(`question network ${network}`), points: 5, seconds: 3600 },
    { key: key("question all"), points: 200, seconds: 86_400 },
  ];
}
