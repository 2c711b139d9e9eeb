/** How a text is cut into the words that are indexed and searched for. Index and query must be cut alike, so there is one way. */
import { STOP_WORDS } from "./stop-words.ts";

/** Words, and ids like CC6.1 and AC-01 as one. */
const WORD = /[\p{L}\p{N}]+(?:[.-]\d+)*/gu;

/** Names that are written in several ways, as one word each. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\b(soc|type)[ -]?(?:2|ii)\b/g, "$12"],
  [/\b(soc|type)[ -]?(?:1|i)\b/g, "$11"],
  [/\b24\s?[x/]\s?7\b/g, "24x7"],
];

/** A plural is its singular; the library's own stemmer does the rest. */
export function singular(word: string): string {
  if (word.length < 4 || /\d/.test(word) || /(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/ies$/, "y").replace(/s$/, "");
}

/** Each word once, in the order of the text. One letter or two digits alone find nothing that is meant. */
export function searchWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}|['’]s\b|['’]/gu, "")
    .toLowerCase();
  const named = NAMES.reduce((all, [pattern, name]) => all.replace(pattern, name), plain);
  const words = (named.match(WORD) ?? [])
    .filter((word) => !STOP_WORDS.has(word) && !/^(?:\p{L}|\d{1,2})$/u.test(word))
    .map((word) => singular(word.replace(/[.-]/g, "")));
  return [...new Set(words)];
}
