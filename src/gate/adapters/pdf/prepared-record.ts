/** What is stored beside a prepared file, and under which keys. */
import type { PreparedRecord, Slot, Vault } from "../../definitions.ts";

export const preparedKey = (path: string) => `${path}.prepared.pdf`;
export const recordKey = (path: string) => `${path}.prepared.json`;

const LARGEST = 16 * 1024;

/** Undefined where there is none, or none that this version can use. */
export async function readRecord(vault: Vault, path: string): Promise<PreparedRecord | undefined> {
  const stored = await vault.read(recordKey(path));
  if (!stored) return undefined;
  if (stored.bytes > LARGEST) {
    await stored.stream.cancel();
    return undefined;
  }
  return parseRecord(await new Response(stored.stream).text());
}

/**
 * The file first, the record last: a record that stands names bytes that are there. In between there is a record that
 * fits nothing, so that no copy is made of half a change.
 */
export async function writePrepared(
  vault: Vault,
  path: string,
  { data, record }: { data: Uint8Array; record: PreparedRecord },
): Promise<void> {
  await vault.write(recordKey(path), Buffer.from('{"schema":"being written"}\n'));
  await vault.write(preparedKey(path), data);
  await vault.write(recordKey(path), Buffer.from(`${JSON.stringify(record)}\n`));
}

function parseRecord(text: string): PreparedRecord | undefined {
  try {
    const record = JSON.parse(text) as PreparedRecord | null;
    return record?.schema === "fanlight-prepared/1" && isWhole(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function isWhole({ source, sha256, bytes, pages, slots }: PreparedRecord): boolean {
  const isHash = (value: unknown) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
  const isSlot = (slot: Slot | undefined) =>
    Number.isSafeInteger(slot?.start) && Number.isSafeInteger(slot?.length);
  return (
    isHash(source) &&
    isHash(sha256) &&
    Number.isSafeInteger(bytes) &&
    Number.isSafeInteger(pages) &&
    isSlot(slots?.form) &&
    isSlot(slots?.xmp) &&
    slots.form.start + slots.form.length <= slots.xmp.start &&
    slots.xmp.start + slots.xmp.length <= bytes
  );
}
