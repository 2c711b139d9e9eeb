/** Words for what the door keeps, as the person it is about reads them. */
import { formatDay } from "../dates.ts";

export const REQUEST_WORDS: Readonly<Record<string, string>> = {
  unverified: "sent, address not confirmed",
  lapsed: "lapsed: the address was not confirmed in time",
  verified: "waits for your signature",
  blocked: "refused by a rule",
  duplicate: "the same as one that was open already",
  pending: "waits for a decision",
  "more-info": "waits for your answer",
  approved: "approved",
  denied: "not approved",
  expired: "ran out without a decision",
  withdrawn: "withdrawn by you",
};

export const AGREEMENT_WORDS: Readonly<Record<string, string>> = {
  claimed: "signed elsewhere, as you said",
  signed: "in force",
  superseded: "replaced by a later version",
  void: "declared void",
  erased: "erased to its hash",
};

/** From these a request can be taken back. */
export const OPEN_REQUESTS: readonly string[] = [
  "unverified",
  "verified",
  "pending",
  "more-info",
  "approved",
];

/** "25 November 2026, 18:36 UTC" */
export function formatInstant(at: Date): string {
  const text = at.toISOString();
  return `${formatDay(text.slice(0, 10))}, ${text.slice(11, 16)} UTC`;
}

interface GivenFacts {
  state: "active" | "expired" | "revoked";
  created_at: Date;
  until: Date | null;
  used: number;
}

/** One line on a document that was given, and how often it was downloaded. */
export function tellGiven({ state, created_at, until, used }: GivenFacts): string {
  const access = {
    active: until ? `open until ${formatInstant(until)}` : "opens once you have signed",
    expired: until ? `ended on ${formatInstant(until)}` : "ended",
    revoked: "taken back",
  }[state];
  const downloads =
    used === 0 ? "not downloaded" : used === 1 ? "downloaded once" : `downloaded ${used} times`;
  return `Given on ${formatInstant(created_at)}; ${access}; ${downloads}.`;
}

interface InvitationFacts {
  expires_at: Date;
  revoked_at: Date | null;
  taken_up_at: Date | null;
}

/** What became of an invitation. */
export function tellInvitation({ expires_at, revoked_at, taken_up_at }: InvitationFacts): string {
  if (taken_up_at) return `taken up on ${formatInstant(taken_up_at)}`;
  if (revoked_at) return "taken back";
  return `can be taken up until ${formatInstant(expires_at)}`;
}
