/** Says which characters could not be drawn, so that nobody takes the mark in their place for what was written. Pure. */

export interface Undrawn {
  /** Where it stands: "Name, as typed", "The text". */
  label: string;
  characters: string[];
}

export const UNDRAWN =
  "No typeface here has the characters below, so the mark \ufffd stands for each of them in this document. The record keeps exactly what was written.";

const SHOWN = 40;

/** "U+0E2A U+0E21" */
export function codePointsOf(characters: readonly string[]): string {
  const points = characters.map(
    (character) =>
      `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  const more = points.length - SHOWN;
  return points.slice(0, SHOWN).join(" ") + (more > 0 ? ` and ${more} more` : "");
}
