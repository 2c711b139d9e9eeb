/** What it takes to have an answer that is not given to everybody, in words. */
import type { GatedAnswerView, Portal } from "#src/domain/views.ts";
import type { StateMark } from "../state/state-marks.ts";

export const gatedMarks: Record<GatedAnswerView["access"], StateMark> = {
  nda: {
    mark: "withheld",
    word: "Under NDA",
    tone: "plain",
    meaning: "answered to readers who signed a non-disclosure agreement",
  },
  approval: {
    mark: "withheld",
    word: "On request",
    tone: "plain",
    meaning: "answered to readers whose request was approved",
  },
};

/** One sentence, with the company's name. */
export function tellGate(
  { access, documents }: Pick<GatedAnswerView, "access" | "documents">,
  company: string,
): string {
  const condition =
    access === "nda"
      ? "after you have signed a non-disclosure agreement (NDA)"
      : `after you have signed a non-disclosure agreement (NDA) and a person at ${company} has agreed`;
  return documents.length > 0
    ? `${company} answers this in what is listed here, ${condition}.`
    : `${company} answers this by mail, ${condition}.`;
}

/** A mail that asks for the answer; what it says is the question, which is public. */
export function writeGatedMail({ question }: GatedAnswerView, { company }: Portal): string {
  const subject = encodeURIComponent(`Question: ${question}`);
  return `mailto:${company.contacts.security.email}?subject=${subject}`;
}
