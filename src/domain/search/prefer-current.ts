/**
 * Who asks for "the SOC 2 report" means the one in force: of entries of one kind whose titles have all the words, those that stand come
 * before those that are past, and a title that says nothing more before one that does.
 */
import { searchWords } from "./words.ts";

interface Entry {
  id: string;
  kind: string;
  title: string;
  state?: string;
}

const PAST = new Set(["superseded", "withdrawn", "reissued", "expired", "removed"]);

/** @returns the ids in their new order; an entry changes places with others of its kind alone */
export function preferCurrent(entries: readonly Entry[], words: readonly string[]): string[] {
  const order = [...entries];
  const named = entries.flatMap((entry, place) => {
    const own = new Set(searchWords(entry.title));
    const more = own.size + (PAST.has(entry.state ?? "") ? 100 : 0);
    return words.every((word) => own.has(word)) ? [{ entry, place, more }] : [];
  });
  for (const kind of new Set(named.map(({ entry }) => entry.kind))) {
    const own = named.filter(({ entry }) => entry.kind === kind);
    const sorted = own.toSorted((one, other) => one.more - other.more);
    for (const [at, { place }] of own.entries()) order[place] = sorted[at]?.entry as Entry;
  }
  return order.map(({ id }) => id);
}
