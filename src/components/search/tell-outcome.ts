/** What a search came to, in a sentence; read out by screen readers. */
import { countOf } from "#src/domain/counting-words.ts";
import type { Outcome } from "./search-engine.ts";

export function tellOutcome(query: string, { words, corrected, ids }: Outcome): string {
  if (query.trim() === "") return "";
  if (words.length === 0)
    return "Only words that stand everywhere. Add one that says what you look for.";
  const meant = corrected.map(({ typed, meant }) => `“${meant}” for “${typed}”`);
  const guess = meant.length > 0 ? ` Searched ${meant.join(", ")}.` : "";
  if (ids.length === 0)
    return `Nothing was found.${guess} Nothing here says that it is not so: ask the security contact.`;
  return `${countOf(ids.length, "result")}.${guess}`;
}
