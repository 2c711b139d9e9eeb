/** The part of a text that shows why it was found. */
import { searchWords } from "./words.ts";

export interface ExcerptPart {
  text: string;
  isFound: boolean;
}

const LENGTH = 200;
/** Characters shown before the first word that was found. */
const BEFORE = 60;

/** Letters that two forms of a word share at least: "encrypted" shows what "encryption" found, "restore" not what "rest" did. */
const STEM = 5;

function isSame(word: string, wanted: readonly string[]): boolean {
  const [own = ""] = searchWords(word);
  return wanted.some((one) => {
    if (own === one) return true;
    const shorter = Math.min(own.length, one.length);
    const stem = Math.max(STEM, shorter - 3);
    return shorter >= STEM && own.slice(0, stem) === one.slice(0, stem);
  });
}

/** Whole words of about 200 characters around the first that was found, or from the beginning. */
export function cutExcerpt(text: string, wanted: readonly string[]): ExcerptPart[] {
  const words = [...text.matchAll(/\S+/g)];
  const first = words.find(({ 0: word }) => isSame(word, wanted))?.index ?? 0;
  const from = words.find(({ index }) => index >= first - BEFORE)?.index ?? 0;
  const shown = words.filter(
    ({ 0: word, index }) => index >= from && index + word.length <= from + LENGTH,
  );
  const last = shown.at(-1);
  const parts = shown.flatMap(({ 0: word }, at): ExcerptPart[] => [
    ...(at > 0 ? [{ text: " ", isFound: false }] : []),
    { text: word, isFound: isSame(word, wanted) },
  ]);
  const isCut = last !== undefined && last.index + last[0].length < text.length;
  return join([
    ...(from > 0 ? [{ text: "… ", isFound: false }] : []),
    ...parts,
    ...(isCut ? [{ text: " …", isFound: false }] : []),
  ]);
}

/** Neighbours that are both found or both not, as one. */
function join(parts: readonly ExcerptPart[]): ExcerptPart[] {
  const joined: ExcerptPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && last.isFound === part.isFound) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}

/** Words of the query that none of the texts has: misspelt, or found by a synonym. */
export function unexplained(words: readonly string[], texts: readonly string[]): string[] {
  const all = new Set(texts.flatMap((text) => text.split(/\s+/)));
  return words.filter((wanted) => ![...all].some((word) => isSame(word, [wanted])));
}
