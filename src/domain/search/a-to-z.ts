/** The index from A to Z, as at the back of a book: questions stand under what they ask about, and one name is said once. */
import { STOP_WORDS } from "./stop-words.ts";

export interface IndexEntry {
  url: string;
  kind: string;
  title: string;
  where: string;
}

/** Entries of one name. */
export interface IndexName {
  title: string;
  entries: IndexEntry[];
}

export interface IndexLetter {
  /** "A" to "Z", or "#" for what begins with neither. */
  letter: string;
  names: IndexName[];
}

const { compare } = new Intl.Collator("en", { numeric: true });

/** "Do you have a bug bounty?" is looked for under B. A title of such words only stays as it is. */
function keyOf(title: string): string {
  const words = title.split(/\s+/);
  const first = words.findIndex(
    (word) => !STOP_WORDS.has(word.toLowerCase().replace(/[^a-z]/g, "")),
  );
  return words
    .slice(Math.max(first, 0))
    .join(" ")
    .replace(/^[^\p{L}\p{N}]+/u, "");
}

function letterOf(title: string): string {
  const letter = keyOf(title).normalize("NFKD").slice(0, 1).toUpperCase();
  return /^[A-Z]$/.test(letter) ? letter : "#";
}

export function indexFromAToZ(entries: readonly IndexEntry[]): IndexLetter[] {
  const names = Map.groupBy(entries, ({ title }) => title);
  const sorted = [...names]
    .map(([title, own]) => ({ title, entries: own.toSorted((a, b) => compare(a.where, b.where)) }))
    .sort((one, other) => compare(keyOf(one.title), keyOf(other.title)));
  const letters = Map.groupBy(sorted, ({ title }) => letterOf(title));
  return [...letters]
    .map(([letter, own]) => ({ letter, names: own }))
    .sort((one, other) => compare(one.letter, other.letter));
}
