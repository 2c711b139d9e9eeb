/** Pandoc's Markdown, line by line, into blocks. What it cannot read as anything else is kept as text, never dropped. */

import type { Note } from "../note.ts";
import type { Block, SourceLine } from "./block.ts";
import { measureGridTable, readGridTable, startsGridTable } from "./grid-table.ts";
import { readMarker } from "./list-marker.ts";
import { readPipeTable, startsPipeTable } from "./pipe-table.ts";
import { fence, readAsTyped, readFence, readIndentedCode } from "./read-code.ts";
import { readDefinitions, startsDefinitions } from "./read-definitions.ts";
import { marked, readHeading, readUnderlined } from "./read-heading.ts";
import { readList } from "./read-list.ts";

interface Step {
  blocks: Block[];
  /** Lines taken, at least one. */
  taken: number;
}

export interface ReadOptions {
  note(note: Note): void;
  /** Within an item of a list, where a list may follow text without an empty line. */
  inItem: boolean;
}

const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const comment = /^\s*<!--/;
const dashTable = /^\s*-{2,}(?:\s+-{2,})+\s*$/;

const isBlank = (text: string | undefined) => text === undefined || text.trim() === "";

export function readBlocks(lines: readonly SourceLine[], options: ReadOptions): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    if (isBlank(lines[index]?.text)) {
      index += 1;
      continue;
    }
    const step = readNext(lines.slice(index), options);
    blocks.push(...step.blocks);
    index += step.taken;
  }
  return blocks;
}

function readNext(lines: readonly SourceLine[], options: ReadOptions): Step {
  const { note } = options;
  const text = lines[0]?.text ?? "";
  const next = lines[1]?.text;
  if (fence.test(text)) return codeStep(readFence(lines));
  if (comment.test(text)) return readComment(lines);
  if (startsGridTable(text, next)) return readGrid(lines, options);
  if (startsPipeTable(text, next)) {
    const { table, taken } = readPipeTable(lines);
    return { blocks: [table], taken };
  }
  if (dashTable.test(text) || dashTable.test(next ?? "")) return keepAsTyped(lines, options);
  if (rule.test(text)) return { blocks: [{ kind: "rule" }], taken: 1 };
  if (/^ {0,3}>/.test(text)) return readQuote(lines, options);
  if (readMarker(text)) {
    const readItem = (inner: SourceLine[]) => readBlocks(inner, { note, inItem: true });
    const { list, taken } = readList(lines, { readItem, interrupts, note });
    return { blocks: [list], taken };
  }
  if (/^ {4}/.test(text)) return codeStep(readIndentedCode(lines));
  if (startsDefinitions(lines)) {
    const { definitions, taken } = readDefinitions(lines, (inner) => readBlocks(inner, options));
    return { blocks: [definitions], taken };
  }
  const heading = readHeading(lines, note) ?? readUnderlined(lines, note);
  return heading
    ? { blocks: [heading.heading], taken: heading.taken }
    : readParagraph(lines, options);
}

function codeStep({ code, taken }: ReturnType<typeof readFence>): Step {
  return { blocks: [code], taken };
}

/** Whether the line ends a paragraph that stands before it. */
function interrupts({ text }: SourceLine, next: SourceLine | undefined): boolean {
  const starts = [startsGridTable, startsPipeTable].some((startsTable) =>
    startsTable(text, next?.text),
  );
  return starts || marked.test(text) || fence.test(text) || comment.test(text);
}

function readParagraph(lines: readonly SourceLine[], { inItem }: ReadOptions): Step {
  const ends = (line: SourceLine, index: number) =>
    index > 0 &&
    (isBlank(line.text) || interrupts(line, lines[index + 1]) || (inItem && startsList(line)));
  const end = lines.findIndex(ends);
  const taken = end === -1 ? lines.length : end;
  return {
    blocks: [
      { kind: "paragraph", lines: lines.slice(0, taken).map(({ text }) => text.trimStart()) },
    ],
    taken,
  };
}

/** Only a first marker: a line that wraps before "2018." is no list. */
function startsList({ text }: SourceLine): boolean {
  return /^(?:[-*+]|\(?[ai1][.)])$/.test(readMarker(text)?.typed ?? "");
}

function readGrid(lines: readonly SourceLine[], options: ReadOptions): Step {
  const taken = measureGridTable(lines);
  const read = readGridTable(lines.slice(0, taken));
  if (!read) return keepAsTyped(lines, options);
  const line = lines[0]?.line ?? 0;
  if (read.emptyRows > 0) {
    options.note({
      line,
      message: `Empty rows that only spaced a table were left out (${read.emptyRows}).`,
    });
  }
  for (const hyphen of read.hyphens) {
    options.note({
      line: hyphen,
      message:
        "A line of a table cell ends in a hyphen. Look whether it breaks a word that should be joined.",
    });
  }
  return { blocks: [read.table], taken };
}

function keepAsTyped(lines: readonly SourceLine[], { note }: ReadOptions): Step {
  const line = lines[0]?.line ?? 0;
  note({
    line,
    message:
      "A table of this form cannot be a Markdown table. It is kept as it was typed, in a code block.",
  });
  return codeStep(readAsTyped(lines));
}

function readComment(lines: readonly SourceLine[]): Step {
  const end = lines.findIndex(({ text }) => text.includes("-->"));
  const taken = end === -1 ? lines.length : end + 1;
  const whole = lines
    .slice(0, taken)
    .map(({ text }) => text)
    .join("\n");
  const [, text = "", after = ""] = /^\s*<!--([\s\S]*?)(?:-->([\s\S]*))?$/.exec(whole) ?? [];
  const rest: Block[] = isBlank(after) ? [] : [{ kind: "paragraph", lines: [after.trim()] }];
  return { blocks: [{ kind: "comment", text: text.trim() }, ...rest], taken };
}

function readQuote(lines: readonly SourceLine[], options: ReadOptions): Step {
  const end = lines.findIndex(({ text }) => isBlank(text));
  const taken = end === -1 ? lines.length : end;
  const inner = lines
    .slice(0, taken)
    .map((source) => ({ ...source, text: source.text.replace(/^ {0,3}> ?/, "") }));
  return { blocks: [{ kind: "quote", blocks: readBlocks(inner, options) }], taken };
}
