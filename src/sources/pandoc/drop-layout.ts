/** Lines that only push text around on paper. They are taken out first, so that a page break does not end a list. */

import type { Note } from "../note.ts";
import type { SourceLine } from "./block.ts";

const LAYOUT: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /^\s*\\(?:pagebreak|newpage|clearpage)\s*$/, name: "page break" },
  { pattern: /^\s*\f\s*$/, name: "form feed" },
  { pattern: /^\s*&nbsp;\s*$/, name: "spacer (&nbsp;)" },
];

/** Columns of a tab stop, as in CommonMark. */
function expandTabs(text: string): string {
  let column = 0;
  return text.replace(/^[ \t]+/, (space) => {
    for (const character of space) column += character === "\t" ? 4 - (column % 4) : 1;
    return " ".repeat(column);
  });
}

export function dropLayout(lines: readonly SourceLine[], note: (note: Note) => void): SourceLine[] {
  let fence: string | undefined;
  return lines.map((source) => {
    const mark = /^\s*(```+|~~~+)/.exec(source.text)?.[1];
    if (fence !== undefined || mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark?.startsWith(fence)) fence = undefined;
      return source;
    }
    const layout = LAYOUT.find(({ pattern }) => pattern.test(source.text));
    if (!layout) return { ...source, text: expandTabs(source.text).replaceAll("\f", " ") };
    note({ line: source.line, message: `A ${layout.name} was left out.` });
    return { ...source, text: "" };
  });
}
