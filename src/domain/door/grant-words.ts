/** What a reader is told of a document that was given to them: the true state, and the one next step. Pure. */
import { dayOf, formatDay } from "../dates.ts";

export interface GrantFacts {
  whyNot:
    | "expired"
    | "revoked"
    | "used-up"
    | "document-gone"
    | "sign"
    | "acknowledge"
    | "claim-unconfirmed"
    | "agreement-missing"
    | undefined;
  documentId: string;
  until: Date | null;
  days: number;
  maxDownloads: number | null;
  used: number;
}

export interface GrantWords {
  title: string;
  text: string;
  /** Undefined where nothing can be done but wait or write to the company. */
  next: { label: string; href: string } | undefined;
}

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

export function untilOf({ until, days: count }: Pick<GrantFacts, "until" | "days">): string {
  return until
    ? `until ${formatDay(dayOf(until.toISOString()))}, ${until.toISOString().slice(11, 16)} UTC`
    : `for ${days(count)} from your signature`;
}

/** Undefined where the document can be downloaded. */
export function tellHindrance(grant: GrantFacts, company: string): GrantWords | undefined {
  const again = { label: "Ask again", href: `/request/?document=${grant.documentId}` };
  switch (grant.whyNot) {
    case undefined:
      return undefined;
    case "sign":
      return {
        title: "The agreement comes first",
        text: grant.until
          ? `A new version is in force. Once you have signed it, you have access ${untilOf(grant)}.`
          : `You were given this document for ${days(grant.days)}, counted from your signature.`,
        next: { label: "Read and sign the agreement", href: "/request/nda/" },
      };
    case "acknowledge":
      return {
        title: "A colleague has signed for your company",
        text: "Say once that you keep to that agreement; then the document opens.",
        next: { label: "Read the agreement", href: "/request/nda/" },
      };
    case "claim-unconfirmed":
      return {
        title: "Your agreement is being looked up",
        text: `A person at ${company} checks the agreement that you told us of. You need not wait: you can sign ours instead.`,
        next: { label: "Sign our agreement instead", href: "/request/nda/" },
      };
    case "agreement-missing":
      return {
        title: "The agreement is missing",
        text: `${company} has no agreement in force at the moment, so nothing that needs one is given. Please come back later.`,
        next: undefined,
      };
    case "expired":
      return {
        title: "Your access has ended",
        text: `You had access ${grant.until ? untilOf(grant) : "to this document"}. A signature that still holds is not asked for twice.`,
        next: again,
      };
    case "revoked":
      return {
        title: "Your access was taken back",
        text: `${company} has ended your access to this document. You can ask again; a person then decides.`,
        next: again,
      };
    case "used-up":
      return {
        title: "All downloads are used",
        text: `You were given ${grant.maxDownloads === 1 ? "1 download" : `${grant.maxDownloads} downloads`} of this document.`,
        next: again,
      };
    case "document-gone":
      return {
        title: "This document is no longer offered",
        text: `${company} has replaced or withdrawn it. See what there is now.`,
        next: { label: "See the documents", href: "/documents/" },
      };
  }
}
