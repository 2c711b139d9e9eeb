/** A table as a workbook of one sheet. Every text is a cell of type text, so that no program takes it for a formula. */
import writeXlsxFile from "write-excel-file/node";
import { type Cell, textOf } from "./write-csv.ts";

/** What spreadsheets hold in one cell at most. */
const LONGEST = 32_767;

function cellOf(cell: Cell) {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return { value: cell, type: Number };
  if (typeof cell === "boolean") return { value: cell, type: Boolean };
  return { value: textOf(cell).slice(0, LONGEST), type: String };
}

export interface XlsxTable {
  title: string;
  columns: readonly string[];
  rows(): readonly Readonly<Record<string, Cell>>[];
}

export async function writeXlsx({ title, columns, rows }: XlsxTable): Promise<Uint8Array> {
  const head = columns.map((name) => ({ value: name, type: String, fontWeight: "bold" as const }));
  const data = rows().map((row) => columns.map((name) => cellOf(row[name] ?? null)));
  const book = await writeXlsxFile([head, ...data], { sheet: title, stickyRowsCount: 1 });
  return new Uint8Array(await book.toBuffer());
}
