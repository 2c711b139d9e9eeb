/** One list out of what each word of a question found: an entry that has more of the words, and the rarer ones, comes first. */

import { WEAK_WORDS } from "./stop-words.ts";

/** What a weak word counts beside another's 1. */
const WEAK = 0.35;

export interface Found {
  id: string;
  score: number;
}

export interface Ranked {
  id: string;
  score: number;
  /** How many of the words it has, weak ones for less. */
  words: number;
}

/** The index scores a word by how rare it is, so sums may be compared; having all words counts for more than having one of them often. */
export function rankTogether(
  words: readonly string[],
  found: readonly (readonly Found[])[],
): Ranked[] {
  const weights = words.map((word) => (WEAK_WORDS.has(word) ? WEAK : 1));
  const asked = weights.reduce((sum, weight, at) => sum + (found[at]?.length ? weight : 0), 0);
  const sums = new Map<string, Ranked>();
  for (const [at, list] of found.entries()) {
    const weight = weights[at] ?? 1;
    for (const { id, score } of list) {
      const sum = sums.get(id) ?? { id, score: 0, words: 0 };
      sums.set(id, { id, score: sum.score + weight * score, words: sum.words + weight });
    }
  }
  return [...sums.values()]
    .map((one) => ({ ...one, score: one.score * (one.words / asked) ** 2 }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}
