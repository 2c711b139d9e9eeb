/** The title, on a page of its own in bound papers, and the list of parts. */
import type { Manuscript } from "../manuscript/block.ts";
import { breakLines } from "./break-lines.ts";
import type { Face } from "./measure.ts";
import { SHEET, TEXT_WIDTH } from "./page.ts";
import type { Sheet } from "./sheet.ts";

const TITLE = { face: "serif-bold" as Face, size: 26, leading: 32 };
const LINE = { face: "sans" as Face, size: 10.5, leading: 16 };

export function setCover({ title, cover, bound }: Manuscript, sheet: Sheet): void {
  sheet.advance(bound ? 150 : 0);
  printLines(title, bound ? TITLE : { ...TITLE, size: 19, leading: 24 }, sheet);
  sheet.advance(10);
  sheet.rule();
  sheet.advance(12);
  for (const text of cover) printLines(text, LINE, sheet);
  sheet.advance(14);
}

function printLines(
  text: string,
  style: { face: Face; size: number; leading: number },
  sheet: Sheet,
): void {
  for (const line of breakLines(text, { ...style, width: TEXT_WIDTH }, sheet.measure)) {
    sheet.print(line, style);
    sheet.advance(style.leading);
  }
}

/** Bound papers are printed on both sides, so their pages come in pairs. */
export function setLastPage(sheet: Sheet): void {
  if (sheet.pages.length % 2 === 0) return;
  sheet.openPage();
  sheet.print("This page is left blank.", LINE);
}

/** Filled in last, when the pages of the parts are known. */
export function setContents(sheet: Sheet, at: number): void {
  const page = sheet.pages[at];
  if (!page) return;
  const print = (text: string, x: number, y: number, face: Face, size: number) =>
    page.runs.push({ face, size, x, y, text });
  print("Contents", SHEET.left, SHEET.top - 20, "serif-bold", 20);
  let y = SHEET.top - 60;
  for (const { title, level, page: number } of sheet.outline) {
    if (level !== 1) continue;
    const digits = String(number + 1);
    print(title, SHEET.left, y, "serif", 11.5);
    print(digits, SHEET.right - sheet.measure("serif", 11.5, digits), y, "serif", 11.5);
    page.hairlines.push({ from: SHEET.left, to: SHEET.right, y: y - 6 });
    y -= 24;
  }
}
