/**
 * The agreement's Markdown as blocks, for the page and for the PDF alike, so that both set the same text. What is read is the part
 * of CommonMark that agreements are written in; all else (tables, HTML, references) is shown as it is written, line by line, since
 * a reader must see every word that is signed.
 */
import { readSpans, type TextSpan } from "./text-spans.ts";

export type TextBlock =
  | { kind: "heading"; level: 1 | 2 | 3 | 4 | 5 | 6; spans: TextSpan[] }
  | { kind: "paragraph"; spans: TextSpan[] }
  | { kind: "list"; ordered: boolean; start: number; items: TextBlock[][] }
  | { kind: "quote"; blocks: TextBlock[] }
  /** Shown with the line breaks that it has. */
  | { kind: "plain"; lines: string[] }
  | { kind: "rule" };

const BLANK = /^\s*$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const QUOTE = /^ {0,3}> ?/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const INDENTED = /^(?: {4}|\t)/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( {1,4}(?! )| (?= {4})|$)/;
/** A table or HTML. */
const AS_WRITTEN = /^ {0,3}[|<]/;

export function readTextBlocks(markdown: string): TextBlock[] {
  return readBlocks(markdown.replace(/\r\n?/g, "\n").split("\n"));
}

interface Taken {
  block: TextBlock;
  /** Lines used. */
  count: number;
}

function readBlocks(lines: readonly string[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    if (BLANK.test(lines[at] ?? "")) {
      at += 1;
      continue;
    }
    const { block, count } = takeBlock(lines.slice(at));
    blocks.push(block);
    at += count;
  }
  return blocks;
}

function takeBlock(lines: readonly string[]): Taken {
  const first = lines[0] ?? "";
  const heading = HEADING.exec(first);
  if (heading) {
    const level = (heading[1] ?? "").length as 1;
    return { block: { kind: "heading", level, spans: readSpans(heading[2] ?? "") }, count: 1 };
  }
  if (RULE.test(first)) return { block: { kind: "rule" }, count: 1 };
  if (FENCE.test(first)) return takeFence(lines);
  if (INDENTED.test(first)) return takeIndented(lines);
  if (QUOTE.test(first)) return takeQuote(lines);
  if (ITEM.test(first)) return takeList(lines);
  return takeParagraph(lines);
}

function takeFence(lines: readonly string[]): Taken {
  const fence = FENCE.exec(lines[0] ?? "")?.[1] ?? "```";
  const closes = (line: string) => {
    const mark = FENCE.exec(line)?.[1];
    return mark?.[0] === fence[0] && (mark?.length ?? 0) >= fence.length;
  };
  const end = lines.findIndex((line, index) => index > 0 && closes(line));
  const count = end === -1 ? lines.length : end + 1;
  return {
    block: { kind: "plain", lines: lines.slice(1, end === -1 ? undefined : end) },
    count,
  };
}

function takeIndented(lines: readonly string[]): Taken {
  const end = lines.findIndex((line) => !INDENTED.test(line) && !BLANK.test(line));
  const own = lines.slice(0, end === -1 ? undefined : end);
  while (BLANK.test(own.at(-1) ?? "x")) own.pop();
  return {
    block: { kind: "plain", lines: own.map((line) => line.replace(INDENTED, "")) },
    count: own.length,
  };
}

function takeQuote(lines: readonly string[]): Taken {
  const own: string[] = [];
  for (const line of lines) {
    const quoted = QUOTE.test(line);
    if (!quoted && !continues(own.at(-1), line)) break;
    own.push(line.replace(QUOTE, ""));
  }
  return { block: { kind: "quote", blocks: readBlocks(own) }, count: own.length };
}

function takeList(lines: readonly string[]): Taken {
  const mark = ITEM.exec(lines[0] ?? "")?.[2] ?? "-";
  const ordered = /\d/.test(mark);
  const items: TextBlock[][] = [];
  let at = 0;
  while (at < lines.length) {
    const head = ITEM.exec(lines[at] ?? "");
    if (!head || RULE.test(lines[at] ?? "") || head[2]?.at(-1) !== mark.at(-1)) break;
    const count = countItem(lines.slice(at), head[0].length);
    const own = lines.slice(at, at + count).map((line, index) => {
      if (index === 0) return line.slice(head[0].length);
      return line.replace(new RegExp(`^ {0,${head[0].length}}`), "");
    });
    items.push(readBlocks(own));
    at += count;
    const next = lines.slice(at).findIndex((line) => !BLANK.test(line));
    if (next > 0 && ITEM.test(lines[at + next] ?? "")) at += next;
  }
  return {
    block: { kind: "list", ordered, start: ordered ? Number.parseInt(mark, 10) : 1, items },
    count: at,
  };
}

/** Lines of an item: what is indented below its mark, and a paragraph that runs on without. */
function countItem(lines: readonly string[], indent: number): number {
  let count = 1;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (BLANK.test(line)) continue;
    const inside = line.search(/\S/) >= indent;
    if (!inside && (at > count || ITEM.test(line) || !continues(lines[at - 1], line))) break;
    count = at + 1;
  }
  return count;
}

/** Whether a line without the mark of its block still belongs to the paragraph above it. */
function continues(above: string | undefined, line: string): boolean {
  return above !== undefined && !BLANK.test(above) && !BLANK.test(line) && !interrupts(line);
}

function interrupts(line: string): boolean {
  const item = ITEM.exec(line);
  const starts =
    item && line.trim() !== item[2] && (!/\d/.test(item[2] ?? "") || /^1[.)]$/.test(item[2] ?? ""));
  return Boolean(starts) || [HEADING, RULE, QUOTE, FENCE].some((pattern) => pattern.test(line));
}

function takeParagraph(lines: readonly string[]): Taken {
  const own = [lines[0] ?? ""];
  for (const line of lines.slice(1)) {
    const underline = UNDERLINE.exec(line);
    if (underline) {
      const level = underline[1]?.startsWith("=") ? 1 : 2;
      return { block: { kind: "heading", level, spans: spansOf(own) }, count: own.length + 1 };
    }
    if (BLANK.test(line) || interrupts(line)) break;
    own.push(line);
  }
  const asWritten = own.some((line) => AS_WRITTEN.test(line)) || isTable(own);
  return {
    block: asWritten ? { kind: "plain", lines: own } : { kind: "paragraph", spans: spansOf(own) },
    count: own.length,
  };
}

function isTable(lines: readonly string[]): boolean {
  return /^[ :|-]*-[ :|-]*\|[ :|-]*$/.test(lines[1] ?? "");
}

function spansOf(lines: readonly string[]) {
  return readSpans(
    lines
      .map((line) => line.trimStart())
      .join("\n")
      .trimEnd(),
  );
}
