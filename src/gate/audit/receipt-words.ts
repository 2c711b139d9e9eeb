/** A receipt and the verdict on it in plain words: every field that the signer's copy proves. */
import type { Receipt } from "../definitions.ts";
import { writeHead } from "./chain-words.ts";
import type { ReceiptVerdict } from "./verify-receipt.ts";

const CAPACITY = {
  bind: "binds the company",
  self: "signs personally",
} as const;

export function listReceiptFields({ payload, salt, row, head }: Receipt): [string, string][] {
  const { nda, signer } = payload;
  return [
    ["Acceptance", payload.id],
    ["Agreement", `${nda.title} (${nda.id}), version ${nda.version}`],
    ["SHA-256 of the text shown", nda.sha256],
    ["Given by", payload.discloser],
    ["Name as typed", signer.name],
    ["Title", signer.title],
    ["Company", signer.company],
    ["Capacity", CAPACITY[signer.capacity]],
    ["E-mail address", signer.email],
    ["Address verified at", `${signer.emailVerifiedAt}, by ${signer.emailVerifiedBy}`],
    ["Consent", payload.consent],
    ["Documents asked for", payload.documents.join("; ") || "none named"],
    ["Purpose", payload.purpose || "none stated"],
    ["Presented at", payload.presentedAt],
    ["Accepted at", payload.acceptedAt],
    ["Network address", payload.ip || "unknown"],
    ["Browser", payload.userAgent || "unknown"],
    ["Language", payload.language || "unknown"],
    ["Portal built from", payload.commit],
    ["Salt", salt],
    ["Record", `${row.seq}, ${row.type}, ${row.at}`],
    ["Person", row.subject_id ?? "none"],
    [
      "Refers to",
      Object.entries(row.refs)
        .map(([name, id]) => `${name} ${id}`)
        .join(", "),
    ],
    ["Commitment", row.commitment],
    ["Hash of the record before", row.prev_hash],
    ["Hash of the record", row.hash],
    ["Head of the log then", writeHead(head)],
  ];
}

export function describeVerdict({ ok, checks }: ReceiptVerdict): string[] {
  const lines = checks.map(({ name, holds, why }) =>
    holds ? `holds: ${name}.` : `fails: ${name}: ${why}.`,
  );
  const verdict = ok
    ? "The receipt is genuine in itself: this text was signed as stated. That the record stands in the company’s log shows its head, or the company’s own check of the log."
    : "The receipt does not prove what it states.";
  return [...lines, verdict];
}
