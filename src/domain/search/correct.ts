/** What a misspelt word was meant to be: the nearest of the words that can be found. */
import { typingMistakes } from "../../schemas/nearest.ts";

/** Shorter words have too many neighbours to guess at. */
const SHORTEST = 5;

function mistakesAllowed(word: string): number {
  return word.length < 9 ? 1 : 2;
}

/** The word itself where it is known, begins a known one or is too short; else the nearest, or undefined where none is near. */
export function correctWord(word: string, known: readonly string[]): string | undefined {
  if (word.length < SHORTEST || /\d/.test(word)) return word;
  if (known.some((one) => one.startsWith(word))) return word;
  let best: { one: string; distance: number } | undefined;
  for (const one of known) {
    if (one.length < SHORTEST) continue;
    const most = best ? best.distance - 1 : mistakesAllowed(word);
    if (most < 1) break;
    // The first letter is seldom the wrong one.
    if (Math.abs(one.length - word.length) > most) continue;
    const distance = typingMistakes(word, one) + (one[0] === word[0] ? 0 : 1);
    if (distance <= most) best = { one, distance };
  }
  return best?.one;
}
