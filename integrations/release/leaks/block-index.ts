/** Finds runs of private files in other bytes. Holds a few bytes for each block of 256 of a private file, and not the files. */
import { closeSync, openSync, readSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { eachFlagged, flagHashes, hashAt, WINDOW } from "./rolling-hash.ts";

/** The shortest run that counts as a leak. */
export const RUN = 2 * WINDOW;

/** Fewer different bytes than this are padding, which any two files may share; a table of figures has a dozen. */
const DISTINCT = 9;

export interface Run {
  /** The private file that it is from. */
  file: string;
  /** Where it starts in the bytes that were searched. */
  at: number;
  length: number;
}

export interface BlockIndex {
  find(bytes: Uint8Array): Run | undefined;
}

interface Block {
  file: string;
  offset: number;
}

/**
 * @param privateFiles paths of the files that must not be found
 * @param publicFiles what is in these may be found anywhere
 */
export async function indexBlocks(
  privateFiles: readonly string[],
  publicFiles: readonly string[],
): Promise<BlockIndex> {
  const blocks = new Map<number, Block[]>();
  for (const file of privateFiles) {
    const bytes = await readFile(file);
    for (let offset = 0; offset + WINDOW <= bytes.length; offset += WINDOW) {
      if (isPadding(bytes, offset)) continue;
      const hash = hashAt(bytes, offset);
      const known = blocks.get(hash);
      if (!known) blocks.set(hash, [{ file, offset }]);
      else if (known.length < 8) known.push({ file, offset });
    }
  }
  const flags = flagHashes(blocks.keys());
  for (const file of publicFiles) {
    const bytes = await readFile(file);
    eachFlagged(bytes, flags, (start, hash) => {
      const known = blocks.get(hash);
      if (!known) return;
      const left = known.filter((block) => !sameBlock(block, bytes, start));
      if (left.length > 0) blocks.set(hash, left);
      else blocks.delete(hash);
    });
  }
  return { find: (bytes) => findRun(blocks, flags, bytes) };
}

function findRun(
  blocks: ReadonlyMap<number, Block[]>,
  flags: Uint8Array,
  bytes: Uint8Array,
): Run | undefined {
  let found: Run | undefined;
  eachFlagged(bytes, flags, (start, hash) => {
    if (found) return;
    for (const block of blocks.get(hash) ?? []) {
      found = extend(block, bytes, start);
      if (found) return;
    }
  });
  return found;
}

/** The whole run around a block that agrees; undefined where it is shorter than `RUN`, or where only the hash agrees. */
function extend({ file, offset }: Block, bytes: Uint8Array, start: number): Run | undefined {
  const from = Math.max(0, offset - WINDOW);
  const source = readSlice(file, from, 3 * WINDOW);
  const shift = from - offset + start;
  const agrees = (index: number) =>
    source[index] !== undefined && source[index] === bytes[index + shift];
  const block = offset - from;
  for (let index = block; index < block + WINDOW; index += 1) if (!agrees(index)) return undefined;
  let [first, last] = [block, block + WINDOW];
  while (first > 0 && agrees(first - 1)) first -= 1;
  while (last < source.length && agrees(last)) last += 1;
  return last - first < RUN ? undefined : { file, at: first + shift, length: last - first };
}

function sameBlock({ file, offset }: Block, bytes: Uint8Array, start: number): boolean {
  return readSlice(file, offset, WINDOW).equals(bytes.subarray(start, start + WINDOW));
}

function readSlice(file: string, from: number, length: number): Buffer {
  const handle = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(handle, buffer, 0, length, from));
  } finally {
    closeSync(handle);
  }
}

function isPadding(bytes: Uint8Array, offset: number): boolean {
  return new Set(bytes.subarray(offset, offset + WINDOW)).size < DISTINCT;
}
