/** "At a glance": the thirteen things that a reviewer wants in the first minute, each in one short line. */
import type { Facts } from "../schemas/facts.ts";
import { formatDay, formatMonth } from "./dates.ts";
import type { GlanceFact } from "./views.ts";

/** Adds what the text does not say itself: "AES-256" becomes "AES-256 at rest". */
function saying(text: string, words: string): string {
  return text.toLowerCase().includes(words.toLowerCase()) ? text : `${text} ${words}`;
}

/** Puts a label before a text that does not name it: "4 h" becomes "RTO 4 h". */
function labelled(label: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return text.toLowerCase().includes(label.toLowerCase().replace(":", ""))
    ? text
    : `${label} ${text}`;
}

/** Parts as the company wrote them, each a sentence of its own, without a full stop at the end. */
function inSentences(...parts: (string | undefined)[]): string {
  const stated = parts.filter((part) => part !== undefined);
  return stated.map((part) => part.replace(/\.$/, "")).join(". ");
}

function firstSentence(text: string | undefined): string | undefined {
  return text?.match(/^.*?[.!?](?=\s|$)/s)?.[0] ?? text;
}

function encryptionText({ atRest, inTransit }: NonNullable<Facts["encryption"]>): string {
  return `${saying(atRest, "at rest")}, ${saying(inTransit, "in transit")}`;
}

function testText({ month, firm, type }: NonNullable<Facts["penetrationTest"]>): string {
  return [formatMonth(month), firm, type].filter((part) => part !== undefined).join(", ");
}

function restoreText({ on, rto, rpo }: NonNullable<Facts["restoreTest"]>): string {
  const parts = [formatDay(on), labelled("RTO", rto), labelled("RPO", rpo)];
  return parts.filter((part) => part !== undefined).join(", ");
}

function signInText({ sso, scim, mfa }: NonNullable<Facts["signIn"]>): string {
  return inSentences(sso, labelled("SCIM:", scim), labelled("MFA:", mfa));
}

function hostingText({ regions, residency }: NonNullable<Facts["hosting"]>): string {
  return inSentences(regions.join(" or "), firstSentence(residency));
}

function exitText(exit: NonNullable<Facts["exit"]>): string {
  return inSentences(labelled("Export:", exit.export), exit.deletion);
}

function noticeText({ hours, from }: NonNullable<Facts["breachNotice"]>): string {
  return `Within ${hours} ${hours === 1 ? "hour" : "hours"} of ${from}`;
}

/** Always all thirteen, in this order; `text` is undefined where the company has not stated it. */
export function describeGlance(facts: Facts | undefined): GlanceFact[] {
  const stated: Facts = facts ?? {};
  const row = <Fact extends { link?: string | undefined }>(
    id: string,
    label: string,
    fact: Fact | undefined,
    say: (fact: Fact) => string,
  ): GlanceFact => ({
    id,
    label,
    text: fact && say(fact),
    href: fact?.link,
  });
  const plain = (fact: { text: string }) => fact.text;
  return [
    row("hosting", "Hosting", stated.hosting, hostingText),
    row("encryption", "Encryption", stated.encryption, encryptionText),
    row("keys", "Keys", stated.keys, (keys) => keys.holder),
    row("sign-in", "Sign-in", stated.signIn, signInText),
    row("penetration-test", "Penetration test", stated.penetrationTest, testText),
    row("restore-test", "Restore test", stated.restoreTest, restoreText),
    row("breach-notice", "Breach notice", stated.breachNotice, noticeText),
    row("after-exit", "After exit", stated.exit, exitText),
    row("training", "Training on your data", stated.training, plain),
    row("dpa", "DPA", stated.dpa, plain),
    row("disclosure", "Disclosure", stated.disclosure, plain),
    row("insurance", "Insurance", stated.insurance, plain),
    row("contact-24x7", "24 x 7 contact", stated.contact24x7, plain),
  ];
}
