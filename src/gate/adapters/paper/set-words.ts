/** Sets a paragraph, heading or cell: breaks it into lines and prints them one below the other, page after page. */

import { breakLines } from "#src/type/break-lines.ts";
import type { StyledSpan } from "#src/type/font-runs.ts";
import { prepareText, type SetLine } from "#src/type/set-line.ts";
import { type Element, MEASURE, PAGE, type Sheet, type Tag } from "./sheet.ts";

export interface WordStyle {
  size: number;
  leading: number;
  colour?: string;
  x?: number;
  width?: number;
  /** Text that runs from right to left stands at the right edge, unless it is to stay beside a label. */
  align?: "left";
}

export interface BrokenWords {
  lines: { line: SetLine; rightToLeft: boolean }[];
  height: number;
}

/** @param paragraphs parts between hard line breaks */
export function breakWords(
  paragraphs: readonly (readonly StyledSpan[])[],
  style: WordStyle,
): BrokenWords {
  const width = (style.width ?? MEASURE) / style.size;
  const lines = paragraphs.flatMap((spans) => {
    const prepared = prepareText(spans);
    return breakLines(prepared, width).map((line) => ({ line, rightToLeft: prepared.rightToLeft }));
  });
  return { lines, height: lines.length * style.leading };
}

/** Prints below the pen and moves it. */
export function printWords(
  sheet: Sheet,
  { lines }: BrokenWords,
  { element, tag, ...style }: WordStyle & { element: Element; tag: Tag },
): void {
  const { size, leading, colour, x = PAGE.left, width = MEASURE, align } = style;
  lines.forEach(({ line, rightToLeft }, index) => {
    // No first or last line of a paragraph stands alone on a page.
    const rest = lines.length - index;
    sheet.need(index === 0 || rest === 2 ? Math.min(rest, 2) * leading : leading);
    const left = rightToLeft && !align ? x + width - line.width * size : x;
    sheet.print(line, { element, tag }, { size, x: left, ...(colour && { colour }) });
    sheet.advance(leading);
  });
}

export const plain = (text: string): StyledSpan[][] => [[{ text, style: "regular" }]];
export const strong = (text: string): StyledSpan[][] => [[{ text, style: "strong" }]];

/** Our sentence with somebody's words in it: every second part is theirs. */
export function sentence(...parts: string[]): StyledSpan[][] {
  return [parts.map((text, index) => ({ text, style: "regular", isolate: index % 2 === 1 }))];
}
