/**
 * Lists as people type them for Pandoc: every item `a.`, sub-items `i.` indented by two, four or a tab, lines that wrap
 * to the margin. An item owns what is indented as far as its text, and deeper markers of another kind.
 */

import type { Note } from "../note.ts";
import type { Block, List, SourceLine } from "./block.ts";
import {
  canContinue,
  kindOfFirst,
  type ListMarker,
  type MarkerKind,
  numberOf,
  readMarker,
} from "./list-marker.ts";

export interface ReadListOptions {
  /** Reads the inside of an item, where a list may follow its text without an empty line. */
  readItem(lines: SourceLine[]): Block[];
  /** Whether the line ends a paragraph that stands before it: a heading, a table, a fence. */
  interrupts(line: SourceLine, next: SourceLine | undefined): boolean;
  note(note: Note): void;
}

interface Item {
  marker: ListMarker;
  line: number;
  lines: SourceLine[];
  /** A blank line stands between this item and the one before. */
  apart: boolean;
}

const isBlank = ({ text }: SourceLine) => text.trim() === "";
const indentOf = ({ text }: SourceLine) => text.length - text.trimStart().length;

/** @returns the list and how many lines it took; the first line must carry a marker */
export function readList(
  lines: readonly SourceLine[],
  options: ReadListOptions,
): { list: List; taken: number } {
  const first = readMarker(lines[0]?.text ?? "");
  if (!first) throw new TypeError("A list starts with a marker.");
  const kind = kindOfFirst(first);
  const { items, taken } = collectItems(lines, kind, options);
  for (const [index, { marker, line }] of items.entries())
    noteOddNumber(kind, { first, index, marker, line }, options);
  const blocks = items.map((item) => options.readItem(item.lines));
  const loose =
    items.some(({ apart }) => apart) ||
    items.some((item, index) => standsApart(item, blocks[index] ?? []));
  const ordered = !["-", "*", "+"].includes(kind);
  return {
    list: { kind: "list", ordered, start: numberOf(kind, first), loose, items: blocks },
    taken,
  };
}

function collectItems(
  lines: readonly SourceLine[],
  kind: MarkerKind,
  { interrupts }: ReadListOptions,
) {
  const items: Item[] = [];
  let taken = 0;
  let blanks: SourceLine[] = [];
  for (const [index, source] of lines.entries()) {
    if (isBlank(source)) {
      blanks.push(source);
      continue;
    }
    const marker = readMarker(source.text);
    const item = items.at(-1);
    const owned =
      item !== undefined && owns(item, source, { kind, marker, apart: blanks.length > 0 });
    if (!owned && marker && (!item || isSibling(kind, item, marker))) {
      items.push({
        marker,
        line: source.line,
        lines: [{ ...source, text: marker.text }],
        apart: items.length > 0 && blanks.length > 0,
      });
    } else if (
      item &&
      (owned || (!marker && blanks.length === 0 && !interrupts(source, lines[index + 1])))
    ) {
      item.lines.push(...blanks, { ...source, text: dedent(source.text, item.marker.content) });
    } else {
      break;
    }
    taken = index + 1;
    blanks = [];
  }
  return { items, taken };
}

interface Situation {
  kind: MarkerKind;
  marker: ListMarker | undefined;
  /** A blank line stands before the line. */
  apart: boolean;
}

function owns(item: Item, source: SourceLine, { kind, marker, apart }: Situation): boolean {
  const indent = indentOf(source);
  if (indent >= item.marker.content) return true;
  if (indent <= item.marker.indent) return false;
  return marker
    ? !canContinue(kind, marker) || (kindOfFirst(marker) === "roman" && kind === "alpha")
    : apart;
}

function isSibling(kind: MarkerKind, { marker }: Item, next: ListMarker): boolean {
  return canContinue(kind, next) && next.indent < marker.content;
}

function standsApart({ lines }: Item, blocks: readonly Block[]): boolean {
  const plain = blocks.every(({ kind }, index) =>
    index === 0 ? kind === "paragraph" || kind === "list" : kind === "list",
  );
  if (blocks.length > 1 && !plain) return true;
  const nested = lines.findIndex(
    (source, index) => index > 0 && readMarker(source.text) !== undefined,
  );
  return nested > 0 && lines[nested - 1] !== undefined && isBlank(lines[nested - 1] as SourceLine);
}

function dedent(text: string, columns: number): string {
  const spaces = text.length - text.trimStart().length;
  return text.slice(Math.min(spaces, columns));
}

interface Numbered {
  first: ListMarker;
  index: number;
  marker: ListMarker;
  line: number;
}

/** Pandoc counts on from the first marker, whatever the later ones say; so do pages. Worth a word where the source says otherwise. */
function noteOddNumber(
  kind: MarkerKind,
  { first, index, marker, line }: Numbered,
  { note }: ReadListOptions,
): void {
  const repeats = marker.typed === first.typed || /^(?:a|i|1)\W*$/.test(marker.typed);
  const expected = numberOf(kind, first) + index;
  if (index === 0 || repeats || numberOf(kind, marker) === expected) return;
  note({
    line,
    message: `The marker "${marker.typed}" became number ${expected}, because lists count on from their first item.`,
  });
}
