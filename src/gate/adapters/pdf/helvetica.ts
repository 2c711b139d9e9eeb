/** One line of text in Helvetica, which every PDF reader has: searchable, and nothing has to be embedded for it. */
import { StandardFontEmbedder, StandardFonts } from "@cantoo/pdf-lib";

const helvetica = StandardFontEmbedder.for(StandardFonts.Helvetica as never);

/** Hex digits of the text in WinAnsi, in which no sign can end the string early. */
export function winAnsiHex(text: string): string {
  return Array.from(printable(text), (character) =>
    character === "\u2026" ? "85" : character.charCodeAt(0).toString(16).padStart(2, "0"),
  ).join("");
}

/** In units of the font's size. */
export function measureLine(text: string): number {
  return helvetica.widthOfTextAtSize(printable(text), 1);
}

/** Other characters as in an address bar: %C5%81 says more than a question mark. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, "")
    .replace(/[^\u0020-\u00ff\u2026]/gu, (character) => encodeURIComponent(character));
}
