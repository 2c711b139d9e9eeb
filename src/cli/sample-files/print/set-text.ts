/** Sets a manuscript on pages. Pure: the same manuscript gives the same pages. */
import type { Block, Manuscript } from "../manuscript/block.ts";
import { breakLines } from "./break-lines.ts";
import type { Face, Measure } from "./measure.ts";
import { type SetText, SHEET, TEXT_WIDTH } from "./page.ts";
import { setContents, setCover, setLastPage } from "./set-front.ts";
import { setTable } from "./set-table.ts";
import { Sheet } from "./sheet.ts";

interface Style {
  face: Face;
  size: number;
  leading: number;
  before: number;
  after: number;
  /** Free height asked for, so that a heading is not left alone at the foot of a page. */
  keep: number;
}

const STYLES = {
  part: { face: "serif-bold", size: 20, leading: 25, before: 0, after: 18, keep: 200 },
  heading: { face: "serif-bold", size: 13.5, leading: 18, before: 16, after: 6, keep: 90 },
  subheading: { face: "sans-bold", size: 9.5, leading: 13, before: 12, after: 5, keep: 80 },
  paragraph: { face: "serif", size: 11.5, leading: 17, before: 0, after: 9, keep: 33 },
  item: { face: "serif", size: 11.5, leading: 17, before: 0, after: 5, keep: 17 },
  signature: { face: "sans", size: 9.5, leading: 13, before: 40, after: 12, keep: 80 },
} as const satisfies Record<Exclude<Block["kind"], "table">, Style>;

const INDENT = 16;

export function setText(manuscript: Manuscript, measure: Measure): SetText {
  const sheet = new Sheet(measure);
  if (manuscript.bound) {
    setCover(manuscript, sheet);
    sheet.openPage();
    const contents = sheet.pages.length - 1;
    for (const block of manuscript.blocks) setBlock(block, sheet, true);
    setContents(sheet, contents);
    setLastPage(sheet);
  } else {
    setCover(manuscript, sheet);
    for (const block of manuscript.blocks) setBlock(block, sheet, false);
  }
  return { title: manuscript.title, pages: sheet.pages, outline: sheet.outline };
}

function setBlock(block: Block, sheet: Sheet, bound: boolean): void {
  if (block.kind === "table") {
    setTable(block, sheet);
    return;
  }
  const style = STYLES[block.kind];
  if (block.kind === "part" && bound) sheet.openPage();
  if (block.kind === "heading" && block.fresh && !sheet.atTop) sheet.openPage();
  sheet.need(style.keep);
  sheet.gap(block.kind === "part" && !bound ? 24 : style.before);
  if (block.kind === "part") sheet.note(block.text, 1);
  if (block.kind === "heading") sheet.note(block.text, 2);
  if (block.kind === "signature") sheet.rule(SHEET.left, SHEET.left + 220);
  const indent = block.kind === "item" ? INDENT : 0;
  const lines = breakLines(block.text, { ...style, width: TEXT_WIDTH - indent }, sheet.measure);
  lines.forEach((line, index) => {
    sheet.need(style.leading);
    if (indent > 0 && index === 0) sheet.print("\u2022", { ...style, x: SHEET.left + 2 });
    sheet.print(line, { ...style, x: SHEET.left + indent });
    sheet.advance(style.leading);
  });
  sheet.gap(style.after);
}
