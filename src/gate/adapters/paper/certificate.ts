/** What the certificate of a signature says: every field of the receipt, and how anybody can check it. Pure. */
import { dayOf, formatDay } from "../../../domain/dates.ts";
import type { Receipt } from "../../definitions.ts";

export interface Fact {
  label: string;
  /** One paragraph each. */
  values: string[];
  /** A digest or another value that is read digit by digit. */
  exact?: boolean;
}

export interface Section {
  title: string;
  facts: Fact[];
}

export interface Step {
  title: string;
  text: string;
  /** What must come out. */
  result?: string;
}

export const COMMAND = "npm run fanlight -- receipt verify receipt.json nda.md";

const CAPACITIES = {
  bind: "Declares that they may bind the organisation, which the agreement then binds",
  self: "Signs for themselves: a personal undertaking",
};
const VERIFIED_BY = {
  link: "by the link that was mailed to it",
  code: "by the code that was mailed to it",
};

/** "2 November 2026, 10:00:00 UTC", and the instant as the record writes it. */
function instant(at: string): string[] {
  return [`${formatDay(dayOf(at))}, ${at.slice(11, 19)} UTC`, at];
}

export function describeReceipt(receipt: Receipt): Section[] {
  const { payload, salt, row, head } = receipt;
  const { nda, signer } = payload;
  const fact = (label: string, ...values: string[]): Fact => ({
    label,
    values: values.map((value) => value || "Not stated"),
  });
  const exact = (label: string, ...values: string[]): Fact => ({
    ...fact(label, ...values),
    exact: true,
  });
  return [
    {
      title: "The agreement",
      facts: [
        fact("Title", nda.title),
        fact("Version", `${nda.version} (${nda.id})`),
        fact("Given by", payload.discloser),
        exact("SHA-256 of the text", nda.sha256),
      ],
    },
    {
      title: "Who accepted it",
      facts: [
        fact("Name, as typed", signer.name),
        fact("Title", signer.title),
        fact("Organisation", signer.company),
        fact("Capacity", CAPACITIES[signer.capacity]),
        fact("Mail address", signer.email),
        fact(
          "Address confirmed",
          `${instant(signer.emailVerifiedAt)[0]}, ${VERIFIED_BY[signer.emailVerifiedBy]}`,
          signer.emailVerifiedAt,
        ),
      ],
    },
    {
      title: "What was accepted, and when",
      facts: [
        fact("Declaration", payload.consent),
        fact(
          "Documents asked for",
          ...(payload.documents.length > 0 ? payload.documents : ["None"]),
        ),
        fact("Purpose", ...payload.purpose.split("\n")),
        fact("Text shown", ...instant(payload.presentedAt)),
        fact("Accepted", ...instant(payload.acceptedAt)),
      ],
    },
    {
      title: "How the acceptance reached us",
      facts: [
        fact("Network address", payload.ip),
        fact("Browser", payload.userAgent),
        fact("Languages", payload.language),
        exact("Build of the portal", payload.commit),
        exact("Acceptance", payload.id),
      ],
    },
    {
      title: "Record in the sealed log",
      facts: [
        fact("Number", String(row.seq)),
        fact("Sealed event", row.type, row.at),
        exact("Subject", row.subject_id ?? ""),
        exact("Refers to", ...describeRefs(row.refs)),
        exact("Salt", salt),
        exact("Commitment", row.commitment),
        exact("Hash before it", row.prev_hash),
        exact("Hash", row.hash),
        exact("Head of the log", `${head.seq}:${head.hash}`),
        exact("Formats", receipt.schema, payload.schema),
      ],
    },
  ];
}

function describeRefs(refs: Record<string, string>): string[] {
  const entries = Object.entries(refs).map(([name, id]) => `${name}: ${id}`);
  return entries.length > 0 ? entries : ["Nothing"];
}

export function describeCheck({ payload, row, head }: Receipt): Step[] {
  return [
    {
      title: "The text",
      text: "Compute the SHA-256 of nda.md, byte for byte. It must be the one that the receipt names under payload, nda, sha256:",
      result: payload.nda.sha256,
    },
    {
      title: "The contents",
      text: "Write the receipt's payload as canonical JSON in UTF-8. Put the salt in front of it, as the 32 bytes that its 64 hexadecimal digits stand for. The SHA-256 of the whole must be the record's commitment:",
      result: row.commitment,
    },
    {
      title: "The record",
      text: "Write the receipt's row, without its hash, as canonical JSON in UTF-8. The SHA-256 must be the record's hash:",
      result: row.hash,
    },
    {
      title: "The log",
      text: `Each record names the hash of the one before it, so a record that was later changed, taken out or put in breaks the log from there on. When this was printed the log ended with record ${head.seq}. Whoever keeps the log can show record ${row.seq} with the hash above, and an unbroken log from it to the head.`,
    },
  ];
}

export const HOW_TO_CHECK =
  "The check needs nothing of ours but the receipt (receipt.json) and the text (nda.md). Both were mailed with this document and are attached to it. SHA-256 and canonical JSON (RFC 8785) are public standards.";

export const WHAT_IT_SHOWS =
  "The seal shows that this record has not been changed since it was made. It does not show who sat at the keyboard: the mail address was confirmed, while name, title and organisation stand here as they were typed. That the log as a whole was not written anew shows only against a head that was noted elsewhere, and therefore each receipt names one.";
