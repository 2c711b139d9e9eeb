/** Headings with marks before them or a line below them. */

import type { Note } from "../note.ts";
import type { Heading, SourceLine } from "./block.ts";

export const marked = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const glued = /^(#{1,6})([^\s#].*?)\s*$/;
const underline = /^ {0,3}(?:=+|-+)\s*$/;

export interface ReadHeading {
  heading: Heading;
  taken: number;
}

type NoteSink = (note: Note) => void;

export function readHeading(
  [first, second]: readonly SourceLine[],
  note: NoteSink,
): ReadHeading | undefined {
  if (!first) return undefined;
  const { text, line } = first;
  const [, marks, title = ""] = marked.exec(text) ?? [];
  if (marks !== undefined)
    return { heading: withoutAttributes(marks.length, { text: title, line }, note), taken: 1 };
  const [, gluedMarks, gluedTitle = ""] = glued.exec(text) ?? [];
  if (gluedMarks === undefined || (second && second.text.trim() !== "")) return undefined;
  note({
    line,
    message: `"${text.trim()}" is taken for a heading, although no space follows "${gluedMarks}".`,
  });
  return {
    heading: withoutAttributes(gluedMarks.length, { text: gluedTitle, line }, note),
    taken: 1,
  };
}

/** One line of text over a line of `=` or `-`. */
export function readUnderlined(
  [first, second]: readonly SourceLine[],
  note: NoteSink,
): ReadHeading | undefined {
  if (!first || !second || !underline.test(second.text)) return undefined;
  return { heading: withoutAttributes(second.text.includes("=") ? 1 : 2, first, note), taken: 2 };
}

/** Pandoc lets a heading carry an id and classes in braces, which are no part of its text. */
function withoutAttributes(depth: number, { text, line }: SourceLine, note: NoteSink): Heading {
  const [attributes] = /\s*\{[#.-][^{}]*\}\s*$/.exec(text) ?? [];
  if (attributes === undefined) return { kind: "heading", depth, text: text.trim(), line };
  note({
    line,
    message: `The heading's attributes ${attributes.trim()} were left out. Links to its old address must be changed.`,
  });
  return { kind: "heading", depth, text: text.slice(0, -attributes.length).trim(), line };
}
