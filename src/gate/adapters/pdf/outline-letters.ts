/**
 * Outlines for the stamp. Where letters stand beside each other without joining or changing their order, a text is put together
 * from letters that were drawn before: a copy is made within a millisecond. Any other script is set in full each time.
 */
import { outlineText } from "#src/type/outline-text.ts";
import type { Outline } from "./cut-to-fit.ts";

/** Composed letters of these scripts, digits and signs; no marks, joiners or directions. */
const SIMPLE = /^[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{Nd}\p{P}\p{Sm}\p{Sc} ]*$/u;
const KEPT = 1000;

const letters = new Map<string, Outline>();

export async function outlineLetters(text: string): Promise<Outline> {
  const composed = text.normalize("NFC");
  if (!SIMPLE.test(composed)) return outlineText(text);
  const parts: string[] = [];
  const missing = new Set<string>();
  let width = 0;
  for (const character of composed) {
    const letter = await outlineLetter(character);
    if (letter.path) parts.push(`q 1 0 0 1 ${round(width)} 0 cm`, letter.path, "Q");
    for (const unknown of letter.missing) missing.add(unknown);
    width += letter.width;
  }
  return { path: parts.join("\n"), width, missing: [...missing] };
}

async function outlineLetter(character: string): Promise<Outline> {
  const known = letters.get(character);
  if (known) return known;
  const outline = await outlineText(character);
  if (letters.size < KEPT) letters.set(character, outline);
  return outline;
}

const round = (value: number) => Number(value.toFixed(3));
