/** Pandoc grid tables: cells drawn with `+---+` and `|`, each over several lines. */
import type { Alignment, SourceLine, Table } from "./block.ts";

const border = /^\s*\+(?:[-=:]+\+)+\s*$/;

export function startsGridTable(line: string, next: string | undefined): boolean {
  return border.test(line) && /^\s*\|/.test(next ?? "");
}

/** @returns how many lines belong to the table: those that start with `+` or `|` */
export function measureGridTable(lines: readonly SourceLine[]): number {
  const end = lines.findIndex(({ text }) => !/^\s*[+|]/.test(text));
  return end === -1 ? lines.length : end;
}

export interface GridTable {
  table: Table;
  /** Rows without any text that stood between rows with text. */
  emptyRows: number;
  /** Lines of cells that end in a hyphen: perhaps a word was broken there. */
  hyphens: number[];
}

/** @returns undefined where cells span columns or rows, which a Markdown table cannot say */
export function readGridTable(lines: readonly SourceLine[]): GridTable | undefined {
  const top = lines[0]?.text.trim() ?? "";
  const columns = top.split("+").length - 2;
  const rows: { cells: string[][]; header: boolean }[] = [];
  const hyphens: number[] = [];
  let open: string[][] = emptyRow(columns);
  for (const { text, line } of lines.slice(1)) {
    const trimmed = text.trim();
    if (border.test(trimmed)) {
      if (trimmed.split("+").length - 2 !== columns) return undefined;
      rows.push({ cells: open, header: trimmed.includes("=") });
      open = emptyRow(columns);
      continue;
    }
    const cells = splitRow(trimmed, top, columns);
    if (!cells) return undefined;
    for (const [index, cell] of cells.entries()) open[index]?.push(cell);
    if (cells.some((cell) => /\p{L}-$/u.test(cell))) hyphens.push(line);
  }
  if (open.some((cell) => cell.length > 0)) rows.push({ cells: open, header: false });
  return { ...assemble(rows, alignmentsOf(lines, columns)), hyphens };
}

function assemble(
  rows: readonly { cells: string[][]; header: boolean }[],
  alignments: Alignment[],
) {
  const headerEnd = rows.findIndex(({ header }) => header);
  const joined = rows.map(({ cells }) => cells.map(joinCell));
  const header =
    headerEnd === -1 ? alignments.map(() => "") : mergeRows(joined.slice(0, headerEnd + 1));
  const body = joined.slice(headerEnd + 1);
  const filled = body.filter((cells) => cells.some((cell) => cell !== ""));
  const kept = filled.length > 0 ? filled : body;
  return {
    table: { kind: "table" as const, alignments, header, rows: kept },
    emptyRows: body.length - kept.length,
  };
}

function emptyRow(columns: number): string[][] {
  return Array.from({ length: columns }, () => []);
}

/** By the bars where there are as many as columns, so that a bar one place off still counts; else by the places of the border. */
function splitRow(line: string, top: string, columns: number): string[] | undefined {
  if (line.includes("+-") || line.includes("+=")) return undefined;
  const pieces = line
    .replace(/^\|/, "")
    .replace(/\|$/, "")
    .split("|")
    .map((cell) => cell.trim());
  if (pieces.length <= columns)
    return [...pieces, ...Array.from({ length: columns - pieces.length }, () => "")];
  const places = [...top.matchAll(/\+/g)].map(({ index }) => index);
  return places.slice(0, -1).map((place, index) => line.slice(place + 1, places[index + 1]).trim());
}

/** Lines of a cell run on; an empty line or a bullet starts a new one. */
function joinCell(lines: readonly string[]): string {
  let joined = "";
  let broken = false;
  for (const line of lines) {
    if (line === "") {
      broken = joined !== "";
      continue;
    }
    const separator = joined === "" ? "" : broken || /^[-*+] /.test(line) ? "\n" : " ";
    joined += separator + line;
    broken = false;
  }
  return joined;
}

function mergeRows(rows: readonly string[][]): string[] {
  const [first = [], ...rest] = rows;
  return first.map((cell, column) =>
    [cell, ...rest.map((row) => row[column] ?? "")].filter(Boolean).join(" "),
  );
}

function alignmentsOf(lines: readonly SourceLine[], columns: number): Alignment[] {
  const rule = lines.find(({ text }) => text.includes("=")) ?? lines[0];
  const parts = rule?.text.trim().slice(1, -1).split("+") ?? [];
  return Array.from({ length: columns }, (_, index) => alignmentOf(parts[index] ?? ""));
}

export function alignmentOf(rule: string): Alignment {
  const [left, right] = [rule.trim().startsWith(":"), rule.trim().endsWith(":")];
  if (left && right) return "center";
  return left ? "left" : right ? "right" : undefined;
}
