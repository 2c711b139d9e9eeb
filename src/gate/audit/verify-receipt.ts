/** Checks a receipt with nothing but itself and the text that was signed. Pure: no database, no network, nobody to trust. */
import type { Receipt } from "../definitions.ts";
import { writeHead } from "./chain-words.ts";
import { commitTo, hashRow, sha256Hex } from "./hashes.ts";

export interface ReceiptCheck {
  /** What was checked, as a statement that is true where it held. */
  name: string;
  holds: boolean;
  /** Why not, and what it means. */
  why?: string;
}

export interface ReceiptVerdict {
  ok: boolean;
  checks: ReceiptCheck[];
}

/** @param texts the file's text in each form in which it may have been signed; one must match */
export function verifyReceipt(receipt: Receipt, texts: readonly string[]): ReceiptVerdict {
  const { payload, salt, row, head } = receipt;
  const found = texts.some((text) => sha256Hex(text) === payload.nda.sha256);
  const checks: ReceiptCheck[] = [
    check(
      "The contents are those that the record was sealed with",
      commitTo(salt, payload) === row.commitment,
      "a field of the signature, or the salt, was changed",
    ),
    check(
      "The record is the one that was sealed",
      hashRow(row) === row.hash,
      "a field of the log's record was changed",
    ),
    check(
      "The record is of this signature",
      row.type === "agreement.signed" && row.refs.agreement === payload.id,
      `the record is of "${row.type}", and of agreement ${row.refs.agreement ?? "none"}`,
    ),
    check(
      "The head of the log does not come before the record",
      head.seq > row.seq || (head.seq === row.seq && head.hash === row.hash),
      `the head is ${writeHead(head)}`,
    ),
    check(
      "The text is the one that was signed",
      found,
      `no form of the file has the SHA-256 ${payload.nda.sha256}`,
    ),
  ];
  return { ok: checks.every(({ holds }) => holds), checks };
}

function check(name: string, holds: boolean, why: string): ReceiptCheck {
  return holds ? { name, holds } : { name, holds, why };
}
