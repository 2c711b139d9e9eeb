/** The two digests of the sealed log. Pure, so that a receipt can be checked by anybody, without us. */
import { createHash } from "node:crypto";
import type { LogRow } from "../definitions.ts";
import { canonicalJson } from "./canonical-json.ts";

/** What the first record names as the hash before it. */
export const GENESIS = "0".repeat(64);

/**
 * SHA-256 of the salt's 32 bytes followed by the payload's canonical JSON in UTF-8, as hex. The salt keeps a short payload, such
 * as an address, from being guessed once the contents are erased.
 */
export function commitTo(salt: string, payload: unknown): string {
  return createHash("sha256")
    .update(Buffer.from(salt, "hex"))
    .update(canonicalJson(payload), "utf8")
    .digest("hex");
}

/** SHA-256 of the canonical JSON of the record's fields without `hash`, as hex. */
export function hashRow(row: Omit<LogRow, "hash">): string {
  const { seq, at, type, subject_id, refs, commitment, prev_hash } = row;
  return sha256Hex(canonicalJson({ seq, at, type, subject_id, refs, commitment, prev_hash }));
}

/** SHA-256 of a text's UTF-8 bytes, as hex: what a signature says of the text that was shown. */
export function sha256Hex(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
