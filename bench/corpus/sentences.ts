/** Sentences that read like a policy and compress like one: plain words, with names that occur once or twice in a corpus. */
import type { Random } from "./random.ts";

const ROLES = [
  "The Security Lead",
  "The Platform Lead",
  "The system owner",
  "The line manager",
  "The IT Lead",
  "The engineer on duty",
  "The People Lead",
  "A second reviewer",
] as const;
const DEEDS = [
  "reviews",
  "approves",
  "records",
  "tests",
  "removes",
  "compares",
  "restores",
  "signs",
  "rotates",
  "reports",
  "inspects",
  "closes",
] as const;
const THINGS = [
  "access rights",
  "service accounts",
  "backup copies",
  "encryption keys",
  "firewall rules",
  "vendor contracts",
  "open findings",
  "change tickets",
  "audit logs",
  "asset lists",
  "recovery plans",
  "training records",
  "retention periods",
  "network segments",
  "build pipelines",
  "incident reports",
  "physical keys",
  "laptop images",
  "customer exports",
  "monitoring alerts",
] as const;
const TIMES = [
  "each quarter",
  "within two working days",
  "before each release",
  "once a month",
  "on the first day of employment",
  "within 48 hours of discovery",
  "at least once a year",
  "after every change of role",
] as const;
const REASONS = [
  "so that no right outlives its need",
  "because a list that nobody reads is no evidence",
  "so that two people always see the same facts",
  "since recovery that was never tried cannot be relied on",
  "and keeps the record for 400 days",
  "and writes the result into the register",
  "unless an exception was agreed in writing",
  "and tells the owner of the data",
] as const;
const SYLLABLES = [
  "bar",
  "cal",
  "den",
  "fol",
  "gar",
  "hal",
  "kin",
  "lor",
  "mer",
  "nor",
  "pel",
  "quen",
  "ros",
  "sel",
  "tam",
  "ver",
  "win",
  "zan",
] as const;

/** The name of a system: there are some thousands of them, so that texts differ as real ones do. */
export function makeName(random: Random): string {
  const name = Array.from({ length: random.between(2, 3) }, () => random.pick(SYLLABLES)).join("");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function makeThing(random: Random): string {
  return random.pick(THINGS);
}

/** About twenty words. */
export function makeSentence(random: Random): string {
  return `${random.pick(ROLES)} ${random.pick(DEEDS)} the ${random.pick(THINGS)} of ${makeName(random)} ${random.pick(TIMES)}, ${random.pick(REASONS)}.`;
}

export function makeParagraph(random: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => makeSentence(random)).join(" ");
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
