/**
 * What a page's content leaves open. Stamping has to begin from the page's own coordinates, so a content that saves more
 * graphics states than it restores, or ends in the middle of a text, is closed first.
 */

export interface Balance {
  /** Operators that close what the content leaves open. */
  closing: string;
  /** How many states it restores that it never saved. */
  missing: number;
}

export const BALANCED: Balance = { closing: "", missing: 0 };

/** 1: white space, 2: delimiter, 0: part of a word. */
const KINDS = new Uint8Array(256);
for (const byte of Buffer.from("\0\t\n\f\r ")) KINDS[byte] = 1;
for (const byte of Buffer.from("()<>[]{}/%")) KINDS[byte] = 2;
const OPEN = 0x28;
const CLOSE = 0x29;
const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const UPPER_A = 0x41;
const UPPER_Q = 0x51;
const LOWER_Q = 0x71;

const isSpace = (byte: number | undefined) => byte !== undefined && KINDS[byte] === 1;

/** @param content decoded */
export function balanceContent(content: Uint8Array): Balance {
  let [saved, missing, marked] = [0, 0, 0];
  let inText = false;
  let at = 0;
  while (at < content.length) {
    const byte = content[at] as number;
    if (KINDS[byte] === 1) at += 1;
    else if (byte === OPEN) at = afterString(content, at);
    else if (byte === PERCENT) at = afterComment(content, at);
    else if (byte === LESS && content[at + 1] === LESS) at += 2;
    else if (byte === LESS) at = after(content, at, GREATER);
    else if (byte === SLASH) at = afterWord(content, at + 1);
    else if (KINDS[byte] === 2) at += 1;
    else {
      const start = at;
      at = afterWord(content, start);
      // Numbers are most of a content.
      if (byte < UPPER_A || at - start > 3) continue;
      if (at - start === 1) {
        if (byte === LOWER_Q) saved += 1;
        else if (byte === UPPER_Q && saved > 0) saved -= 1;
        else if (byte === UPPER_Q) missing += 1;
        continue;
      }
      const word = String.fromCharCode(...content.subarray(start, at));
      if (word === "BT") inText = true;
      else if (word === "ET") inText = false;
      else if (word === "BMC" || word === "BDC") marked += 1;
      else if (word === "EMC") marked = Math.max(0, marked - 1);
      else if (word === "ID") at = afterImage(content, at);
    }
  }
  return {
    closing: `${inText ? "ET\n" : ""}${"EMC\n".repeat(marked)}${"Q\n".repeat(saved)}`,
    missing,
  };
}

function afterWord(content: Uint8Array, start: number): number {
  let at = start;
  while (at < content.length && KINDS[content[at] as number] === 0) at += 1;
  return at;
}

function afterString(content: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at += 1) {
    const byte = content[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return content.length;
}

function after(content: Uint8Array, start: number, byte: number): number {
  const found = content.indexOf(byte, start);
  return found === -1 ? content.length : found + 1;
}

function afterComment(content: Uint8Array, start: number): number {
  let at = start;
  while (at < content.length && content[at] !== 10 && content[at] !== 13) at += 1;
  return at;
}

/** The bytes of an inline image end with a lone EI, after which a content goes on in text. */
function afterImage(content: Uint8Array, start: number): number {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  let at = start;
  while (at < bytes.length) {
    const found = bytes.indexOf("EI", at, "latin1");
    if (found === -1) return bytes.length;
    const next = bytes.subarray(found + 2, found + 12);
    const stands = isSpace(bytes[found - 1]) && (next.length === 0 || isSpace(next[0]));
    if (stands && next.every((byte) => byte < 128 && (byte >= 32 || isSpace(byte))))
      return found + 2;
    at = found + 2;
  }
  return bytes.length;
}
