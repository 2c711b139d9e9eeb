/** Words for what the door keeps, as the person it is about reads them. */

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

/** "25 November 2026, 18:36 UTC" is for headings; rows take this. */
export function formatInstant(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", ", ")} UTC`;
}
