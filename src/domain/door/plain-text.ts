/**
 * Text that strangers type and others read: names, titles, companies, purposes. Every script is welcome; what cannot be seen, or
 * makes text look other than it is, is not.
 */

export type PlainText = { text: string } | { fault: "blank" | "long" | "unreadable" };

/** Needed inside words of some scripts and after Han characters: joiners and variation selectors. */
const JOINS = /\u200C|\u200D|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/gu;
/** Control, private and lone surrogate characters, and all that is drawn as nothing: direction marks, fillers, soft hyphens. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const READABLE = /[\p{L}\p{N}]/u;

/** One line, NFC, runs of spaces made one. @param longest in characters */
export function readLine(typed: string, longest: number): PlainText {
  const text = typed
    .normalize("NFC")
    .replace(/\p{Zs}+/gu, " ")
    .trim();
  return judge(text, text, longest);
}

/** Several lines; line breaks become \n, at most two in a row. */
export function readLines(typed: string, longest: number): PlainText {
  const text = typed
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Zs}\t]+/gu, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return judge(text, text.replaceAll("\n", " "), longest);
}

function judge(text: string, shown: string, longest: number): PlainText {
  const letters = shown.replace(JOINS, "");
  if (UNSEEN.test(letters)) return { fault: "unreadable" };
  if (!READABLE.test(letters)) return { fault: "blank" };
  if ([...text].length > longest) return { fault: "long" };
  return { text };
}
