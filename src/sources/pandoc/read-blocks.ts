/** Pandoc's Markdown, line by line, into blocks. What it cannot read as anything else is kept as text, never dropped. */

import type { Note } from "../note.ts";
import type { Block, Heading, Paragraph, SourceLine } from "./block.ts";
import { measureGridTable, readGridTable, startsGridTable } from "./grid-table.ts";
import { readMarker } from "./list-marker.ts";
import { readPipeTable, startsPipeTable } from "./pipe-table.ts";
import { readList } from "./read-list.ts";

interface Step {
  blocks: Block[];
  /** Lines taken, at least one. */
  taken: number;
}

type NoteSink = (note: Note) => void;

const heading = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const gluedHeading = /^(#{1,6})([^\s#].*?)\s*$/;
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const fence = /^ {0,3}(```+|~~~+)\s*(.*?)\s*$/;
const definition = /^ {0,2}[:~] +/;
const dashTable = /^\s*-{2,}(?:\s+-{2,})+\s*$/;

const isBlank = (text: string | undefined) => text === undefined || text.trim() === "";

export function readBlocks(lines: readonly SourceLine[], note: NoteSink): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    if (isBlank(lines[index]?.text)) {
      index += 1;
      continue;
    }
    const step = readNext(lines.slice(index), note);
    blocks.push(...step.blocks);
    index += step.taken;
  }
  return blocks;
}

function readNext(lines: readonly SourceLine[], note: NoteSink): Step {
  const [{ text, line } = { text: "", line: 0 }, second] = lines;
  const next = second?.text;
  if (fence.test(text)) return readFence(lines);
  if (/^\s*<!--/.test(text)) return readComment(lines);
  if (startsGridTable(text, next)) return readGrid(lines, note);
  if (startsPipeTable(text, next)) {
    const { table, taken } = readPipeTable(lines);
    return { blocks: [table], taken };
  }
  if (dashTable.test(text) || (next !== undefined && dashTable.test(next)))
    return keepAsTyped(lines, note);
  if (rule.test(text)) return { blocks: [{ kind: "rule" }], taken: 1 };
  const [, marks, title = ""] = heading.exec(text) ?? [];
  if (marks !== undefined)
    return { blocks: [readHeading(marks.length, { text: title, line }, note)], taken: 1 };
  const [, glued, gluedTitle = ""] = gluedHeading.exec(text) ?? [];
  if (glued !== undefined && isBlank(next)) {
    note({
      line,
      message: `"${text.trim()}" is taken for a heading, although no space follows "${glued}".`,
    });
    return { blocks: [readHeading(glued.length, { text: gluedTitle, line }, note)], taken: 1 };
  }
  if (/^ {0,3}>/.test(text)) return readQuote(lines, note);
  if (readMarker(text)) {
    const options = {
      readBlocks: (inner: SourceLine[]) => readBlocks(inner, note),
      interrupts,
      note,
    };
    const { list, taken } = readList(lines, options);
    return { blocks: [list], taken };
  }
  if (/^ {4}/.test(text)) return readIndentedCode(lines);
  const definitionAt = definition.test(next ?? "")
    ? 1
    : isBlank(next) && definition.test(lines[2]?.text ?? "")
      ? 2
      : 0;
  if (definitionAt > 0) return readDefinitions(lines, note);
  return readParagraph(lines, note);
}

/** Pandoc lets a heading carry an id and classes in braces, which are no part of its text. */
function readHeading(depth: number, { text, line }: SourceLine, note: NoteSink): Heading {
  const [attributes] = /\s*\{[#.-][^{}]*\}\s*$/.exec(text) ?? [];
  if (attributes === undefined) return { kind: "heading", depth, text: text.trim(), line };
  note({
    line,
    message: `The heading's attributes ${attributes.trim()} were left out. Links to its old address must be changed.`,
  });
  return { kind: "heading", depth, text: text.slice(0, -attributes.length).trim(), line };
}

/** Whether the line ends a paragraph that stands before it. */
function interrupts({ text }: SourceLine, next: SourceLine | undefined): boolean {
  return (
    heading.test(text) ||
    fence.test(text) ||
    startsGridTable(text, next?.text) ||
    startsPipeTable(text, next?.text) ||
    /^\s*<!--/.test(text)
  );
}

function readParagraph(lines: readonly SourceLine[], note: NoteSink): Step {
  const [first] = lines;
  const underline = lines[1]?.text ?? "";
  if (first && /^ {0,3}(?:=+|-+)\s*$/.test(underline)) {
    const depth = underline.includes("=") ? 1 : 2;
    return { blocks: [readHeading(depth, first, note)], taken: 2 };
  }
  const end = lines.findIndex(
    (line, index) => index > 0 && (isBlank(line.text) || interrupts(line, lines[index + 1])),
  );
  const taken = end === -1 ? lines.length : end;
  const paragraph: Paragraph = {
    kind: "paragraph",
    lines: lines.slice(0, taken).map(({ text }) => text.trimStart()),
  };
  return { blocks: [paragraph], taken };
}

function readGrid(lines: readonly SourceLine[], note: NoteSink): Step {
  const taken = measureGridTable(lines);
  const read = readGridTable(lines.slice(0, taken));
  if (!read) return keepAsTyped(lines, note);
  const line = lines[0]?.line ?? 0;
  if (read.emptyRows > 0) {
    note({ line, message: `${read.emptyRows} empty rows that only spaced a table were left out.` });
  }
  for (const hyphen of read.hyphens) {
    note({
      line: hyphen,
      message:
        "A line of a table cell ends in a hyphen. Look whether it breaks a word that should be joined.",
    });
  }
  return { blocks: [read.table], taken };
}

/** Up to the next empty line, in a code block: nothing is lost, and a person can see what to do. */
function keepAsTyped(lines: readonly SourceLine[], note: NoteSink): Step {
  const end = lines.findIndex(({ text }) => isBlank(text));
  const taken = end === -1 ? lines.length : end;
  const line = lines[0]?.line ?? 0;
  note({
    line,
    message:
      "A table of this form cannot be a Markdown table. It is kept as it was typed, in a code block.",
  });
  return {
    blocks: [{ kind: "code", info: "text", lines: lines.slice(0, taken).map(({ text }) => text) }],
    taken,
  };
}

function readFence(lines: readonly SourceLine[]): Step {
  const [, mark = "", info = ""] = fence.exec(lines[0]?.text ?? "") ?? [];
  const end = lines.findIndex(
    ({ text }, index) => index > 0 && text.trim().startsWith(mark) && fence.exec(text)?.[2] === "",
  );
  const taken = end === -1 ? lines.length : end + 1;
  const inner = lines.slice(1, end === -1 ? lines.length : end).map(({ text }) => text);
  return { blocks: [{ kind: "code", info, lines: inner }], taken };
}

function readIndentedCode(lines: readonly SourceLine[]): Step {
  const end = lines.findIndex(({ text }) => !isBlank(text) && !/^ {4}/.test(text));
  const inner = lines.slice(0, end === -1 ? lines.length : end).map(({ text }) => text.slice(4));
  const taken = inner.length;
  while (isBlank(inner.at(-1)) && inner.length > 0) inner.pop();
  return { blocks: [{ kind: "code", info: "", lines: inner }], taken };
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

function readQuote(lines: readonly SourceLine[], note: NoteSink): Step {
  const end = lines.findIndex(({ text }) => isBlank(text));
  const taken = end === -1 ? lines.length : end;
  const inner = lines
    .slice(0, taken)
    .map((source) => ({ ...source, text: source.text.replace(/^ {0,3}> ?/, "") }));
  return { blocks: [{ kind: "quote", blocks: readBlocks(inner, note) }], taken };
}

function readDefinitions(lines: readonly SourceLine[], note: NoteSink): Step {
  const entries: { term: string; definitions: SourceLine[][] }[] = [];
  let taken = 0;
  for (const [index, source] of lines.entries()) {
    const entry = entries.at(-1);
    const follows = [
      lines[index + 1]?.text,
      isBlank(lines[index + 1]?.text) ? lines[index + 2]?.text : undefined,
    ];
    if (isBlank(source.text)) {
      entry?.definitions.at(-1)?.push(source);
      continue;
    }
    if (entry && definition.test(source.text)) {
      entry.definitions.push([{ ...source, text: source.text.replace(definition, "") }]);
    } else if (
      entry?.definitions.length &&
      (/^ {2,}/.test(source.text) || !isBlank(lines[index - 1]?.text))
    ) {
      entry.definitions.at(-1)?.push({ ...source, text: source.text.replace(/^ {1,4}/, "") });
    } else if (follows.some((text) => definition.test(text ?? ""))) {
      entries.push({ term: source.text.trim(), definitions: [] });
    } else {
      break;
    }
    taken = index + 1;
  }
  const read = entries.map(({ term, definitions }) => ({
    term,
    definitions: definitions.map((inner) => readBlocks(inner, note)),
  }));
  return { blocks: [{ kind: "definitions", entries: read }], taken };
}
