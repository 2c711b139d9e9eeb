/**
 * Makes a reader's copy by filling the two slots of a prepared file. Its hash is known before its first byte leaves: the
 * long part before the slots is hashed once a process. The file itself is never held in memory.
 */
import type { PreparedRecord, StampedCopy, Stamper, StampText, Vault } from "../../definitions.ts";
import { fillForm } from "./form-slot.ts";
import { preparedKey, readRecord } from "./prepared-record.ts";
import { streamCopy } from "./stream-copy.ts";
import { type WarmFile, warmFile } from "./warm-file.ts";
import { fillXmp } from "./xmp-slot.ts";

export function pdfStamper(vault: Vault): Pick<Stamper, "stamp"> {
  const warm = new Map<string, { sha256: string; file: Promise<WarmFile> }>();
  const keepWarm = (path: string, record: PreparedRecord) => {
    const known = warm.get(path);
    if (known?.sha256 === record.sha256) return known.file;
    const file = warmFile(vault, path, record);
    warm.set(path, { sha256: record.sha256, file });
    // The next download tries again.
    file.catch(() => warm.delete(path));
    return file;
  };
  return {
    async stamp({ path, sha256 }, text): Promise<StampedCopy> {
      const record = await readRecord(vault, path);
      if (!record)
        throw new Error(
          `There is no prepared form of ${path} in the storage. Run "document add" for it again.`,
        );
      if (record.source !== sha256)
        throw new Error(
          `The prepared form of ${path} was made of another file than the portal names. Build and start the portal again, or add the file again with "document add".`,
        );
      return fill(await keepWarm(path, record), { vault, path, text });
    },
  };
}

async function fill(
  { record, prefix, middle, rest }: WarmFile,
  { vault, path, text }: { vault: Vault; path: string; text: StampText },
): Promise<StampedCopy> {
  const after = [await fillForm(text), middle, fillXmp(text), rest];
  const hash = prefix.copy();
  for (const part of after) hash.update(part);
  const { start } = record.slots.form;
  return {
    bytes: record.bytes,
    sha256: hash.digest("hex"),
    stream: () =>
      streamCopy({
        before: {
          bytes: start,
          open: () => vault.read(preparedKey(path), { start: 0, end: start }),
        },
        after,
      }),
  };
}
