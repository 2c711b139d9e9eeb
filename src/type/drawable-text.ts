/**
 * What of a text is drawn. The record keeps the exact text; a drawing leaves out what has no picture of its own and could make
 * a name look like another: control characters, bidirectional overrides, zero-width and variation characters.
 */

const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Co}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** The joiners do change what is drawn between letters of these scripts, and nothing elsewhere. */
const JOINED = /(?<=[\p{sc=Arab}\p{sc=Deva}]\p{M}*)[\u200c\u200d](?=[\p{sc=Arab}\p{sc=Deva}])/gu;

/** Spaces at which no line may end are kept. */
const SPACES = /[^\S\ufeff\u00a0\u202f]+|\u0085/gu;

/** Composed (NFC), on one line, without characters that are never drawn. */
export function drawableText(text: string): string {
  const line = text.normalize("NFC").replace(SPACES, " ");
  const joiners = new Set(Array.from(line.matchAll(JOINED), ({ index }) => index));
  return line.replace(INVISIBLE, (character, index: number) =>
    joiners.has(index) ? character : "",
  );
}
