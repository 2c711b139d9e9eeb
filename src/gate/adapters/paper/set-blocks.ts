/** Sets the agreement's blocks on sheets. */

import type { StyledSpan } from "#src/type/font-runs.ts";
import type { TextBlock } from "../../../domain/door/text-blocks.ts";
import type { TextSpan } from "../../../domain/door/text-spans.ts";
import { itemLabel } from "./item-label.ts";
import { breakWords, plain, printWords, type WordStyle } from "./set-words.ts";
import { type Element, MEASURE, MUTED, PAGE, type Sheet, type Tag } from "./sheet.ts";

const BODY = { size: 9.8, leading: 15.4 };
const AFTER = 7;
const TIGHT = 3;
const INDENT = 22;

const HEADINGS = [
  { size: 13, leading: 18, before: 17, after: 6 },
  { size: 10.8, leading: 16, before: 13, after: 4 },
  { size: 9.8, leading: 15.4, before: 10, after: 4 },
] as const;

interface Place {
  element: Element | undefined;
  x: number;
  /** How many lists of numbers enclose it. */
  depth: number;
  /** Space below a paragraph. */
  after: number;
  colour?: string;
}

export function setBlocks(sheet: Sheet, blocks: readonly TextBlock[]): void {
  const levels = blocks.flatMap((block) => (block.kind === "heading" ? [block.level] : []));
  const lower = Math.min(...levels, 6) - 1;
  for (const block of blocks)
    setBlock(
      sheet,
      block.kind === "heading" ? { ...block, level: Math.max(1, block.level - lower) as 1 } : block,
      {
        element: undefined,
        x: PAGE.left,
        depth: 0,
        after: AFTER,
      },
    );
}

function setBlock(sheet: Sheet, block: TextBlock, place: Place): void {
  if (block.kind === "heading") setHeading(sheet, block, place);
  else if (block.kind === "paragraph") setParagraph(sheet, styleSpans(block.spans), place);
  else if (block.kind === "list") setList(sheet, block, place);
  else if (block.kind === "quote") {
    const element = sheet.element("BlockQuote", place.element);
    const inside = { ...place, element, x: place.x + INDENT, colour: MUTED };
    for (const child of block.blocks) setBlock(sheet, child, inside);
  } else if (block.kind === "plain") {
    const lines = block.lines.map((line) => plain(line.replaceAll("  ", "\u00a0 ")));
    setParagraph(sheet, lines.flat(), place);
  } else {
    sheet.gap(6);
    sheet.rule(place.x);
    sheet.gap(12);
  }
}

function setHeading(
  sheet: Sheet,
  { level, spans }: TextBlock & { kind: "heading" },
  place: Place,
): void {
  const style = HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? HEADINGS[2];
  // The document's title is the H1.
  const tag: Tag = level === 1 ? "H2" : "H3";
  const words = breakWords(styleSpans(spans, "strong"), wordStyle(style, place));
  sheet.gap(style.before);
  sheet.need(words.height + style.after + 3 * BODY.leading);
  printWords(sheet, words, {
    ...wordStyle(style, place),
    element: sheet.element(tag, place.element),
    tag,
  });
  sheet.gap(style.after);
}

function setParagraph(sheet: Sheet, paragraphs: StyledSpan[][], place: Place): void {
  const style = wordStyle(BODY, place);
  const words = breakWords(paragraphs, style);
  printWords(sheet, words, { ...style, element: sheet.element("P", place.element), tag: "P" });
  sheet.gap(place.after);
}

function setList(sheet: Sheet, list: TextBlock & { kind: "list" }, place: Place): void {
  const element = sheet.element("L", place.element);
  const depth = place.depth + (list.ordered ? 1 : 0);
  list.items.forEach((item, index) => {
    const entry = sheet.element("LI", element);
    sheet.need(BODY.leading * (item[0]?.kind === "paragraph" ? 2 : 1));
    const label = list.ordered ? itemLabel(list.start + index, place.depth) : "•";
    const style = { ...wordStyle(BODY, place), width: INDENT };
    const top = sheet.y;
    printWords(sheet, breakWords(plain(label), style), {
      ...style,
      element: sheet.element("Lbl", entry),
      tag: "Lbl",
    });
    sheet.y = top;
    const body = sheet.element("LBody", entry);
    for (const block of item)
      setBlock(sheet, block, { ...place, element: body, x: place.x + INDENT, depth, after: TIGHT });
    if (item.length === 0) sheet.advance(BODY.leading);
  });
  sheet.gap(place.after - TIGHT);
}

function wordStyle(style: { size: number; leading: number }, { x, colour }: Place): WordStyle {
  const { size, leading } = style;
  return { size, leading, x, width: MEASURE - (x - PAGE.left), ...(colour && { colour }) };
}

/** The parts between hard breaks. */
function styleSpans(
  spans: readonly TextSpan[],
  least: "regular" | "strong" = "regular",
): StyledSpan[][] {
  const parts: StyledSpan[][] = [[]];
  for (const span of spans) {
    if (span.kind === "break") parts.push([]);
    else
      parts.at(-1)?.push({
        text: span.text,
        style: span.strong ? "strong" : span.emphasis ? "emphasis" : least,
      });
  }
  return parts;
}
