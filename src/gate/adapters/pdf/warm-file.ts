/** What of a prepared file is kept in memory: the state of the hash after everything before the first slot, and the little behind it. */
import { createHash, type Hash } from "node:crypto";
import type { PreparedRecord, Vault } from "../../definitions.ts";
import { letGo } from "../../let-go.ts";
import { preparedKey } from "./prepared-record.ts";

export interface WarmFile {
  record: PreparedRecord;
  /** To be copied, never updated. */
  prefix: Hash;
  /** Between the slots, and after the second. */
  middle: Buffer;
  rest: Buffer;
}

/** @throws Error where the stored bytes are not those of the record */
export async function warmFile(
  vault: Vault,
  path: string,
  record: PreparedRecord,
): Promise<WarmFile> {
  const stored = await vault.read(preparedKey(path));
  if (!stored) throw new Error(`The prepared form of ${path} is missing from the storage.`);
  const { form, xmp } = record.slots;
  const prefix = createHash("sha256");
  const tail = Buffer.alloc(Math.max(0, record.bytes - form.start));
  let offset = 0;
  for await (const chunk of stored.stream) {
    const before = Math.min(chunk.length, Math.max(0, form.start - offset));
    if (before > 0) prefix.update(chunk.subarray(0, before));
    tail.set(chunk.subarray(before, before + tail.length), Math.max(0, offset - form.start));
    offset += chunk.length;
    letGo(chunk);
  }
  const whole = prefix.copy().update(tail).digest("hex");
  if (offset !== record.bytes || whole !== record.sha256)
    throw new Error(
      `The prepared form of ${path} in the storage is damaged. Add the file again with "document add".`,
    );
  const afterForm = form.length;
  return {
    record,
    prefix,
    middle: tail.subarray(afterForm, xmp.start - form.start),
    rest: tail.subarray(xmp.start - form.start + xmp.length),
  };
}
