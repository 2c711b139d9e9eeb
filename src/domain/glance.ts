/** "At a glance": the thirteen things that a reviewer wants in the first minute, each in one short line. */
import type { Facts } from "../schemas/facts.ts";
import { formatDay, formatMonth } from "./dates.ts";
import type { GlanceFact } from "./views.ts";

/** Adds what the text does not say itself: "AES-256" becomes "AES-256 at rest". */
function saying(text: string, words: string): string {
  return text.toLowerCase().includes(words.toLowerCase()) ? text : `${text} ${words}`;
}

function labelled(label: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  return [text.toLowerCase().startsWith(label.toLowerCase()) ? text : `${label} ${text}`];
}

function encryptionText({ atRest, inTransit }: NonNullable<Facts["encryption"]>): string {
  return `${saying(atRest, "at rest")}, ${saying(inTransit, "in transit")}`;
}

function testText({ month, firm, type }: NonNullable<Facts["penetrationTest"]>): string {
  return [formatMonth(month), ...(firm === undefined ? [] : [firm]), type].join(", ");
}

function restoreText({ on, rto, rpo }: NonNullable<Facts["restoreTest"]>): string {
  return [formatDay(on), ...labelled("RTO", rto), ...labelled("RPO", rpo)].join(", ");
}

function signInText({ sso, scim, mfa }: NonNullable<Facts["signIn"]>): string {
  return [sso, scim, mfa].filter((part) => part !== undefined).join("; ");
}

function hostingText({ regions, residency }: NonNullable<Facts["hosting"]>): string {
  return [regions.join(", "), ...(residency === undefined ? [] : [residency])].join("; ");
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
    row("after-exit", "After exit", stated.exit, (exit) => `${exit.export}; ${exit.deletion}`),
    row("training", "Training on your data", stated.training, plain),
    row("dpa", "DPA", stated.dpa, plain),
    row("disclosure", "Disclosure", stated.disclosure, plain),
    row("insurance", "Insurance", stated.insurance, plain),
    row("contact-24x7", "24 x 7 contact", stated.contact24x7, plain),
  ];
}
