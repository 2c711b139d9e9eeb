/** Typed text before it is put into a mail: what could start a header, fake a line or turn the reading direction goes out. */

/** Everything that only changes the direction of what follows; joiners, which scripts need, stay. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Control characters but the line feed, line and paragraph separators, and the mark of byte order. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

const HEADER_LENGTH = 200;

/** Keeps line feeds. */
export function cleanText(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(BIDI, "")
    .replace(CONTROL, " ")
    .trim();
}

/** One line. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/g, " ");
}

/** One line that fits into a header; a cut is visible. */
export function cleanHeader(typed: string): string {
  const line = Array.from(cleanLine(typed));
  return line.length > HEADER_LENGTH
    ? `${line.slice(0, HEADER_LENGTH - 1).join("")}…`
    : line.join("");
}
