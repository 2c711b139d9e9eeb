/** A 32-bit hash of a window that moves by one byte at the cost of two multiplications (Rabin and Karp). */

const BASE = 0x01_00_01_93;

/** Bytes in a window. A run of twice as many always holds one whole window of the source, wherever it was cut. */
export const WINDOW = 256;

const OUT = (() => {
  let power = 1;
  for (let index = 1; index < WINDOW; index += 1) power = Math.imul(power, BASE);
  return power;
})();

/** Hash of the `WINDOW` bytes from `start`. */
export function hashAt(bytes: Uint8Array, start: number): number {
  let hash = 0;
  for (let index = start; index < start + WINDOW; index += 1)
    hash = (Math.imul(hash, BASE) + (bytes[index] ?? 0)) | 0;
  return hash;
}

/** Flags that tell windows apart by the lowest bits of their hash. */
const FLAGS = 1 << 20;

/** Flags of hashes that are looked for: most windows have none of them, and a flag tells it sooner than a map. */
export function flagHashes(hashes: Iterable<number>): Uint8Array {
  const flags = new Uint8Array(FLAGS);
  for (const hash of hashes) flags[hash & (FLAGS - 1)] = 1;
  return flags;
}

/** Calls back with start and hash of each window whose flag is set; others of the same lowest bits are among them. */
export function eachFlagged(
  bytes: Uint8Array,
  flags: Uint8Array,
  visit: (start: number, hash: number) => void,
): void {
  if (bytes.length < WINDOW) return;
  let hash = hashAt(bytes, 0);
  if (flags[hash & (FLAGS - 1)]) visit(0, hash);
  for (let end = WINDOW; end < bytes.length; end += 1) {
    const leaving = bytes[end - WINDOW] ?? 0;
    hash = (Math.imul((hash - Math.imul(leaving, OUT)) | 0, BASE) + (bytes[end] ?? 0)) | 0;
    if (flags[hash & (FLAGS - 1)]) visit(end - WINDOW + 1, hash);
  }
}
