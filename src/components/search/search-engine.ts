/** Asks the index: sends words to the worker beside it, puts right what is misspelt, and ranks what came back. */
import { correctWord } from "#src/domain/search/correct.ts";
import { unexplained } from "#src/domain/search/excerpt.ts";
import { preferCurrent } from "#src/domain/search/prefer-current.ts";
import { type Found, rankTogether } from "#src/domain/search/rank.ts";
import { searchWords } from "#src/domain/search/words.ts";

export interface SearchEntry {
  id: string;
  url: string;
  text: string;
  title: string;
  kind: string;
  where: string;
  state?: string;
  date?: { label: string; on: string };
}

/** Entries that one value of a filter has. */
export interface FilterValue {
  key: string;
  value: string;
  ids: string[];
}

export interface Outcome {
  words: string[];
  /** What was typed and what was taken for it. */
  corrected: { typed: string; meant: string }[];
  ids: string[];
}

/** Asks the worker; rejects where it could not answer. */
export type Ask = <Answer>(question: object) => Promise<Answer>;

/** Where one of these shows a word, it is no mistake. */
const LOOKED_AT = 6;

export function openEngine(ask: Ask, loadWords: () => Promise<string[]>) {
  let known: string[] | undefined;

  const rank = async (words: string[]) => {
    const found = await ask<Found[][]>({ words });
    return rankTogether(words, found).map(({ id }) => id);
  };
  const read = (ids: readonly string[]) =>
    ids.length > 0 ? ask<SearchEntry[]>({ entries: ids }) : Promise.resolve([]);

  /** @param ids ranked; the first of them are read, and those that are past step back */
  const prefer = async (ids: readonly string[], words: readonly string[]) => {
    const entries = await read(ids.slice(0, LOOKED_AT));
    return { entries, ids: [...preferCurrent(entries, words), ...ids.slice(LOOKED_AT)] };
  };

  async function search(query: string): Promise<Outcome> {
    const typed = searchWords(query);
    if (typed.length === 0) return { words: [], corrected: [], ids: [] };
    const { ids, entries } = await prefer(await rank(typed), typed);
    const texts = entries.map(({ title, text }) => `${title} ${text}`);
    const doubtful = unexplained(typed, texts);
    if (doubtful.length === 0) return { words: typed, corrected: [], ids };
    known ??= await loadWords();
    const corrected = doubtful.flatMap((word) => {
      const meant = correctWord(word, known ?? []);
      return meant === undefined || meant === word ? [] : [{ typed: word, meant }];
    });
    if (corrected.length === 0) return { words: typed, corrected, ids };
    const words = typed.map((word) => corrected.find((one) => one.typed === word)?.meant ?? word);
    return { words, corrected, ids: (await prefer(await rank(words), words)).ids };
  }

  return { search, read, filters: () => ask<FilterValue[]>({ filters: true }) };
}

export type SearchEngine = ReturnType<typeof openEngine>;
