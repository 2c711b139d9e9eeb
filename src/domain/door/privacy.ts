/** What the door keeps of a visitor, why and for how long: worked out from the settings, so that the page cannot promise otherwise. */
import type { AccessRules } from "../../schemas/access-rules.ts";
import { countOf } from "../counting-words.ts";
import { LIVE_PAGE, type LiveLine, liveHost } from "../live-state.ts";

export interface KeptData {
  what: string;
  why: string;
  howLong: string;
}

export interface DoorCookie {
  /** Without the prefix that browsers ask for on HTTPS. */
  name: string;
  purpose: string;
  lasts: string;
}

export interface PrivacyView {
  kept: KeptData[];
  cookies: DoorCookie[];
  /** Whether one signature counts for everybody of the same company. */
  coversCompany: boolean;
  /** Whom a page that is only read asks besides; undefined where none asks anybody. */
  asks?: string | undefined;
}

/** Periods that no setting changes; the use cases and the retention job hold to the same. */
export const KEPT = {
  /** A request whose address was never confirmed. */
  unverifiedDays: 7,
  visitorDays: 14,
  approverHours: 8,
  /** After they ended. */
  sessionDays: 30,
  linkDays: 7,
} as const;

type Settings = Pick<AccessRules, "nda" | "retention">;

export function describePrivacy({ nda, retention }: Settings, live?: LiveLine): PrivacyView {
  const months = countOf(retention.requestMonths, "month");
  const years = nda.termYears + nda.keepYears;
  return {
    kept: [
      {
        what: "A request: name, work address, company, title, purpose, the documents asked for, network address, browser and language",
        why: "To confirm who asks, to decide, and to answer",
        howLong: `${countOf(KEPT.unverifiedDays, "day")} where the address was never confirmed, else ${months} after the request has ended`,
      },
      {
        what: "A signed agreement: its text, the name, title, company and capacity that were stated, the address and how it was confirmed, what was asked for, when the text was shown and accepted, network address, browser and language",
        why: "To prove the agreement",
        howLong: `For the ${countOf(nda.termYears, "year")} of confidentiality and ${countOf(nda.keepYears, "year")} after, ${years} in all, counted from the signature or the last document received; then only the hash of the text is left. Longer only where a legal claim is pending`,
      },
      {
        what: "Where you signed before, elsewhere: the paper that you handed in to show it, and what you said of it",
        why: "To look whether it covers what you ask for",
        howLong: `As long as a signed agreement where the company confirmed it, else ${months} after it was handed in`,
      },
      {
        what: "An invitation: the addresses or the domain that it is for, its message, the documents, and who used it",
        why: "To let in those who were invited",
        howLong: `${months} after it ended`,
      },
      {
        what: "What you acknowledged before a report of restricted use: its text and when",
        why: "The firm that wrote the report asks for it",
        howLong: "As long as anything else of this list is kept of you",
      },
      {
        what: "Access that was given, and each download: which document, when, and the number of the copy",
        why: "To give access and end it, and to trace a copy that turns up elsewhere",
        howLong: `${months} after it ended`,
      },
      {
        what: "A subscription to news by mail: the address, the topics, and which news went to it",
        why: "To send what was asked for, once",
        howLong:
          "Until you end it, which takes one click; the address goes within a day where nothing else is kept of you. How many a mail went to stays, without a name",
      },
      {
        what: "An objection to a subprocessor: name, work address, company, title, reason, what was announced, network address, browser and language",
        why: "To prove that it was made in time, and to answer it",
        howLong: `${countOf(KEPT.unverifiedDays, "day")} where the address was never confirmed, else ${months} after it was filed`,
      },
      {
        what: "A SHA-256 of each copy, without a name",
        why: "To answer whether a file is a copy that was given out",
        howLong: "For as long as the portal runs",
      },
      {
        what: "Mails to you",
        why: "To deliver them, and to know that they were sent",
        howLong: `Their text until they are sent; that they were sent, ${countOf(retention.mailDays, "day")}`,
      },
      {
        what: "Sessions and links",
        why: "To know your browser, and to let each link serve once",
        howLong: `A session at most ${countOf(KEPT.visitorDays, "day")}, and its record ${countOf(KEPT.sessionDays, "day")} after; a link ${countOf(KEPT.linkDays, "day")} after it ran out`,
      },
      {
        what: "Words of searches that found nothing, without who searched; not where they look like an address or a number, and readable only once they were searched for on three days",
        why: "To write what is missing",
        howLong: "A year after they were last searched for",
      },
      {
        what: "A question or a report sent by the form",
        why: "To pass it on by mail to the person who answers",
        howLong: "Until it is sent, within seconds as a rule",
      },
      {
        what: "How many requests came from a network, an address and a domain, as keyed hashes",
        why: "To hold off floods",
        howLong: "Counted for a day at most, and removed a day later at the latest",
      },
      {
        what: "The log of what happened, by numbers; what it says of you stands apart and can be erased",
        why: "To prove that records were not changed",
        howLong:
          "The numbers for as long as the portal runs; what is said of you as long as the request or the agreement that it belongs to",
      },
    ],
    cookies: [
      {
        name: "fanlight-ask",
        purpose:
          "Knows the browser that asked, so that it alone can go on with one click or the code",
        lasts: "One day",
      },
      {
        name: "fanlight-visitor",
        purpose: "Your session, after you confirmed your address",
        lasts: `At most ${countOf(KEPT.visitorDays, "day")}`,
      },
      {
        name: "fanlight-approver",
        purpose: "The session of the company’s own approvers",
        lasts: `At most ${countOf(KEPT.approverHours, "hour")}`,
      },
    ],
    coversCompany: nda.scope === "company",
    asks:
      live &&
      `The page ${LIVE_PAGE} alone has your browser ask ${liveHost(live.url)} for the current state of the service. That host then sees your network address and which browser it is, as when you open it yourself; no cookie is sent to it, and nothing that it answers is kept.`,
  };
}
