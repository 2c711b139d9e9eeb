/** Sets facts as a table of two columns, a hairline above each, a row kept together where a page can hold it. */
import type { Fact } from "./certificate.ts";
import { breakWords, plain, printWords } from "./set-words.ts";
import { type Element, MEASURE, MUTED, PAGE, type Sheet } from "./sheet.ts";

const LABEL = { size: 8.4, leading: 13, width: 112 };
const VALUE = { size: 9, leading: 13.4 };
/** A digest of the widest digits fits on one line. */
const EXACT = { size: 7.5, leading: 12.4 };
const PADDING = 4.5;
const TAB = 120;

export function setFacts(sheet: Sheet, facts: readonly Fact[], within: Element): void {
  const table = sheet.element("Table", within);
  for (const fact of facts) setFact(sheet, fact, table);
}

function setFact(sheet: Sheet, { label, values, exact }: Fact, table: Element): void {
  const style = {
    ...(exact ? EXACT : VALUE),
    x: PAGE.left + TAB,
    width: MEASURE - TAB,
    align: "left" as const,
  };
  const names = breakWords(plain(label), LABEL);
  const words = breakWords(values.flatMap(plain), style);
  const height = Math.max(names.height, words.height) + 2 * PADDING;
  sheet.need(Math.min(height, PAGE.bottom - PAGE.top));
  sheet.rule();
  sheet.advance(PADDING);
  const row = sheet.element("TR", table);
  const top = sheet.y;
  printWords(sheet, names, {
    ...LABEL,
    colour: MUTED,
    element: sheet.element("TH", row, { scope: "Row" }),
    tag: "TH",
  });
  const below = sheet.y;
  // Labels are set smaller than values and share their baseline.
  sheet.y = top + LABEL.size - style.size;
  printWords(sheet, words, { ...style, element: sheet.element("TD", row), tag: "TD" });
  sheet.y = Math.max(sheet.y, below) + PADDING;
}
