/** A table in CSV or in the first sheet of a workbook that has its columns, by their names. */
import { type Sheet, WorkbookError } from "../domain/workbook/definitions.ts";
import { foldName } from "../domain/workbook/guess-columns.ts";
import { openBook } from "../domain/workbook/open-book.ts";
import { SourceError } from "./source-error.ts";

export interface TableRow {
  /** As the spreadsheet counts. */
  number: number;
  /** What stands under the first of the names that is a column; "" where it is empty, undefined where there is no such column. */
  cell(...names: string[]): string | undefined;
}

export interface Table {
  form: "csv" | "xlsx";
  rows: TableRow[];
}

/** Rows that are looked at for the names of columns. */
const LOOKED_AT = 20;

/** @param needs for each column that must be there, its possible names */
export function openTable(bytes: Uint8Array, needs: readonly (readonly string[])[]): Table {
  const { form, sheets } = openAsSource(bytes);
  for (const sheet of sheets) {
    const found = findHeader(sheet, needs);
    if (found) return { form, rows: rowsBelow(sheet, found) };
  }
  const wanted = needs.map((names) => names.map((name) => `"${name}"`).join(" or "));
  const there = sheets[0]?.rows[0]?.cells
    .slice(0, 12)
    .map((name) => `"${(name ?? "").slice(0, 40)}"`);
  throw new SourceError(
    `No row names a column ${wanted.join(" and a column ")}. The first row holds ${there?.join(", ") ?? "nothing"}.`,
  );
}

/** @throws SourceError */
export function openAsSource(bytes: Uint8Array) {
  try {
    return openBook(bytes, { strict: true });
  } catch (error) {
    if (error instanceof WorkbookError) throw new SourceError(error.message, { cause: error });
    throw error;
  }
}

function findHeader({ rows }: Sheet, needs: readonly (readonly string[])[]) {
  return rows.slice(0, LOOKED_AT).find(({ cells }) => {
    const names = new Set(Array.from(cells, (name) => foldName(name ?? "")));
    return needs.every((wanted) => wanted.some((name) => names.has(foldName(name))));
  });
}

function rowsBelow({ rows }: Sheet, header: Sheet["rows"][number]): TableRow[] {
  const columns = new Map<string, number>();
  for (const [index, name] of header.cells.entries())
    if (name !== undefined && !columns.has(foldName(name))) columns.set(foldName(name), index);
  const below = rows.filter(
    ({ number, cells }) => number > header.number && cells.some((text) => text?.trim()),
  );
  if (below.length === 0) throw new SourceError("The table names its columns and holds no row.");
  return below.map(({ number, cells }) => ({
    number,
    cell: (...names) => {
      const column = names.flatMap((name) => columns.get(foldName(name)) ?? [])[0];
      return column === undefined ? undefined : (cells[column] ?? "");
    },
  }));
}
