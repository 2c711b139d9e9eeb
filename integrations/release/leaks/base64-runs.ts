/**
 * Finds what may be base64 in a file: the longest stretches of its letters, of either alphabet, with white space and line ends
 * between them and as they are escaped in texts. One look at each byte: a build's whole output is searched.
 */

const LETTER = 1;
const BACKSLASH = 2;
const PERCENT = 3;

const KINDS = new Uint8Array(256);
for (let code = 0; code < 256; code += 1)
  if (/[A-Za-z0-9+/_\s-]/.test(String.fromCharCode(code))) KINDS[code] = LETTER;
KINDS["\\".charCodeAt(0)] = BACKSLASH;
KINDS["%".charCodeAt(0)] = PERCENT;

/** Of a letter, its small form; what else is changed by it is not asked for. */
const small = (code: number | undefined) => (code ?? 0) | 0x20;
const [N, R, TWO, B, F] = [..."nr2bf"].map((letter) => letter.charCodeAt(0));

/** Bytes of the letter, or what stands for one, at `at`; 0 where there is none. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const kind = KINDS[bytes[at] ?? 0];
  if (kind === LETTER) return 1;
  // "\n" and "\r", as texts in JSON and JavaScript have them.
  if (kind === BACKSLASH) return [N, R].includes(small(bytes[at + 1])) ? 2 : 0;
  // "+" and "/", as addresses have them.
  if (kind === PERCENT)
    return bytes[at + 1] === TWO && [B, F].includes(small(bytes[at + 2])) ? 3 : 0;
  return 0;
}

/** @returns the stretches of at least `least` letters, as they stand in the file, one character a byte */
export function base64Runs(bytes: Buffer, least: number): string[] {
  const runs: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    let letters = 0;
    for (let length = lengthAt(bytes, at); length > 0; length = lengthAt(bytes, at)) {
      at += length;
      letters += 1;
    }
    if (letters >= least) runs.push(bytes.toString("latin1", start, at));
    if (letters === 0) at += 1;
  }
  return runs;
}
