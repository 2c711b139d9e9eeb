/** Pipe tables, also with the `+` between columns of the rule that Pandoc takes and GitHub does not. */
import type { SourceLine, Table } from "./block.ts";
import { alignmentOf } from "./grid-table.ts";

const rule = /^\s*\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?\s*$/;

export function startsPipeTable(line: string, next: string | undefined): boolean {
  return line.includes("|") && next !== undefined && /[|+]/.test(next) && rule.test(next);
}

export function readPipeTable(lines: readonly SourceLine[]): { table: Table; taken: number } {
  const header = cellsOf(lines[0]?.text ?? "");
  const alignments = (lines[1]?.text ?? "")
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/[|+]/)
    .map(alignmentOf);
  const end = lines.findIndex(({ text }, index) => index > 1 && !text.includes("|"));
  const taken = end === -1 ? lines.length : end;
  const rows = lines.slice(2, taken).map(({ text }) => cellsOf(text));
  const columns = Math.max(alignments.length, header.length, ...rows.map((row) => row.length));
  const fill = <Cell>(cells: Cell[], empty: Cell) => [
    ...cells,
    ...Array.from({ length: columns - cells.length }, () => empty),
  ];
  return {
    table: {
      kind: "table",
      alignments: fill(alignments, undefined),
      header: fill(header, ""),
      rows: rows.map((row) => fill(row, "")),
    },
    taken,
  };
}

function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
