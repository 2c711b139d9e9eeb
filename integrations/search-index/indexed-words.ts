/** What the index is given of an entry: each word of it and of its synonyms once, without those that too many entries have. */
import { findSynonyms, synonymText } from "#src/domain/search/synonyms.ts";
import { searchWords } from "#src/domain/search/words.ts";
import type { SearchRecord } from "#src/exports/search/search-record.ts";

/** A word that stands in more than this part of all texts leads nowhere; in titles it is kept. */
const COMMON = 0.16;
const FEWEST = 40;

export interface IndexedWords {
  /** For each record, in the given order. */
  records: { text: string; also: string }[];
  /** All words that can be found, in order; not ids and numbers, which are not misspelt but wrong. */
  all: string[];
}

/** Other names of what the title says, which count nearly as much; names with numbers are cut here in our own way. */
function renameTitle(title: string): string[] {
  const named = searchWords(title).filter((word) => /\d/.test(word));
  return [...named, ...searchWords(findSynonyms(title).join(" "))];
}

export function indexWords(records: readonly SearchRecord[]): IndexedWords {
  const uses = new Map<string, number>();
  const lists = records.map(({ title, where, text }) => {
    const also = renameTitle(title);
    const told = new Set([...searchWords(title), ...also]);
    const words = searchWords(`${text} ${where} ${findSynonyms(text).join(" ")}`).filter(
      (word) => !told.has(word) && !/^\d{1,3}$/.test(word),
    );
    for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
    return { words, also: also.join(" ") };
  });
  const most = Math.max(FEWEST, records.length * COMMON);
  const indexed = lists.map(({ words, also }) => ({
    text: words.filter((word) => (uses.get(word) ?? 0) <= most).join(" "),
    also,
  }));
  const all = searchWords(
    [...indexed.map(({ text }) => text), ...records.map(({ title }) => title), synonymText].join(
      " ",
    ),
  );
  return { records: indexed, all: all.filter((word) => !/\d/.test(word)).sort() };
}
