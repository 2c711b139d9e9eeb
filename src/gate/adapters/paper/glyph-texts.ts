/** Which text each glyph of a run stands for, so that what is copied out of a PDF is what was written. */
import { mirrorOf, REPLACEMENT, type SetRun } from "#src/type/set-line.ts";

const MARKS = /^\p{M}+$/u;

/** Whether signs change places with their letters, so that only the whole can be told, not each glyph's part. */
export function isReordered({ text }: SetRun): boolean {
  return /\p{sc=Deva}/u.test(text);
}

export function textsOf(run: SetRun): string[] {
  return run.text === REPLACEMENT ? [run.reads] : textsByLetter(run);
}

/** A mark is told with its letter. It stands behind it in reading; where glyphs run from right to left they come before it. */
function textsByLetter({ rightToLeft, glyphs }: SetRun): string[] {
  const texts = glyphs.map(({ codePoints }) => {
    const text = String.fromCodePoint(...codePoints);
    // The bracket that is seen is the mirror of the one that was written.
    return rightToLeft ? (mirrorOf(text) ?? text) : text;
  });
  const reading = rightToLeft
    ? texts.map((_, index) => texts.length - 1 - index)
    : texts.map((_, index) => index);
  let letter: number | undefined;
  for (const index of reading) {
    const text = texts[index] ?? "";
    if (letter !== undefined && MARKS.test(text)) {
      texts[letter] += text;
      texts[index] = "";
    } else if (text !== "") letter = index;
  }
  return texts;
}
