/** The head of a text on paper: its title, notes below it, and a rule. */
import type { StyledSpan } from "#src/type/font-runs.ts";
import { breakWords, printWords, strong } from "./set-words.ts";
import { MUTED, type Sheet } from "./sheet.ts";

const TITLE = { size: 21, leading: 28 };
const NOTE = { size: 9, leading: 13.6, colour: MUTED };

export function setTitle(sheet: Sheet, title: string, notes: readonly StyledSpan[][][]): void {
  printWords(sheet, breakWords(strong(title), TITLE), {
    ...TITLE,
    element: sheet.element("H1"),
    tag: "H1",
  });
  sheet.advance(8);
  for (const note of notes)
    printWords(sheet, breakWords(note, NOTE), {
      ...NOTE,
      element: sheet.element("P"),
      tag: "P",
    });
  sheet.advance(12);
  sheet.rule();
  sheet.advance(18);
}
