/** Reads one file as text and refuses what is not a plain UTF-8 text file inside the content folder. */
import { isUtf8 } from "node:buffer";
import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { type Problem, problemAt, START } from "./problem.ts";

/** Far above any real file; a feed of 5 MB is read. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** The text without a byte order mark, or the problem that kept it from being read. */
export async function readText(folder: string, file: string): Promise<string | Problem> {
  const path = join(folder, file);
  const facts = await lstat(path);
  if (facts.isSymbolicLink() && (await leavesFolder(folder, path))) {
    return problemAt("outside-folder", file, START, {
      message:
        "This file is a link to a place outside the content folder. Only files inside it are read.",
    });
  }
  const { size } = facts.isSymbolicLink() ? await stat(path) : facts;
  if (size > LARGEST_FILE) {
    return problemAt("file-size", file, START, {
      message: `This file has ${inMegabytes(size)} MB. At most ${inMegabytes(LARGEST_FILE)} MB are read.`,
      expected: `at most ${inMegabytes(LARGEST_FILE)} MB`,
      received: `${inMegabytes(size)} MB`,
    });
  }
  return decode(await readFile(path), file);
}

/** True where following links leads out of the folder. */
export async function leavesFolder(folder: string, path: string): Promise<boolean> {
  const [root, target] = await Promise.all([realpath(folder), realpath(path)]);
  return target !== root && !target.startsWith(root + sep);
}

function decode(bytes: Buffer, file: string): string | Problem {
  if (!isUtf8(bytes)) {
    const offset = firstInvalidByte(bytes);
    return problemAt("encoding", file, positionOfByte(bytes, offset), {
      message: `This file is not UTF-8 text: byte ${offset} (0x${(bytes[offset] ?? 0).toString(16).padStart(2, "0")}) does not belong to any character. Save it as UTF-8.`,
    });
  }
  const zero = bytes.indexOf(0);
  if (zero !== -1) {
    return problemAt("encoding", file, positionOfByte(bytes, zero), {
      message: `This file is not text: byte ${zero} is zero. Save it as UTF-8 text.`,
    });
  }
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  return text.trim() === ""
    ? problemAt("empty-file", file, START, { message: "This file is empty. Fill it or remove it." })
    : text;
}

/** Offset of the first byte that does not begin or continue a character. */
function firstInvalidByte(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (decodesSoFar(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return startOfCharacter(bytes, Math.max(0, invalid - 1));
}

/** Where the byte breaks a character off, the fault lies with the byte that began it. */
function startOfCharacter(bytes: Buffer, offset: number): number {
  for (const back of [1, 2, 3]) {
    const byte = bytes[offset - back] ?? 0;
    if (byte < 0x80) break;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (length > back) return offset - back;
    if (length > 1) break;
  }
  return offset;
}

function decodesSoFar(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function positionOfByte(bytes: Buffer, offset: number): { line: number; column: number } {
  const lines = bytes.subarray(0, offset).toString("latin1").split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function inMegabytes(size: number): string {
  return (Math.ceil((size / 1024 / 1024) * 10) / 10).toString();
}
