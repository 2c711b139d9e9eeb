/** Rows of a CSV file by the names of their columns, with the line where each begins. */
import { type CsvError, parse } from "csv-parse/sync";
import { readText, type SourceInput } from "./input.ts";
import { SourceError } from "./source-error.ts";

export interface Row {
  /** Counted from 1; the header is line 1. */
  line: number;
  /** What stands under the first of the names that is a column; "" where it is empty, undefined where there is no such column. */
  cell(...names: string[]): string | undefined;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

/**
 * Column names are compared without case, spaces, hyphens and underscores. The delimiter is the mark that the header uses most.
 * @param needs for each column that must be there, its possible names
 */
export async function readRows(
  input: SourceInput,
  needs: readonly (readonly string[])[],
): Promise<Row[]> {
  const text = await readText(input);
  if (text.trim() === "") throw new SourceError("The file is empty.");
  const [header, ...rows] = parseCsv(text);
  const columns = readHeader(header?.record ?? [], needs);
  if (rows.length === 0) throw new SourceError("The file has a header and no row below it.");
  return rows.map(({ record }, index) => ({
    line: ((index === 0 ? header : rows[index - 1])?.info.lines ?? 0) + 1,
    cell: (...names) => {
      const column = names.flatMap((name) => columns.get(fold(name)) ?? [])[0];
      return column === undefined ? undefined : (record[column] ?? "").trim();
    },
  }));
}

function parseCsv(text: string): Parsed[] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      info: true,
      relax_column_count_less: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    const line = Number((error as Partial<CsvError> & { lines?: number }).lines ?? 0);
    const what = (error as Error).message.replace(/\s+/g, " ").replace(/\.$/, "").slice(0, 200);
    throw new SourceError(`The file is not CSV${line > 0 ? ` at line ${line}` : ""}: ${what}.`, {
      cause: error,
    });
  }
}

function delimiterOf(text: string): string {
  const [header = ""] = text.trimStart().split(/\r?\n/, 1);
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.sort((one, other) => other.count - one.count)[0]?.mark ?? ",";
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, "");
}

function readHeader(
  record: readonly string[],
  needs: readonly (readonly string[])[],
): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [index, name] of record.entries())
    if (!columns.has(fold(name))) columns.set(fold(name), index);
  const missing = needs.filter((names) => !names.some((name) => columns.has(fold(name))));
  if (missing.length === 0) return columns;
  const wanted = missing.map((names) => names.map((name) => `"${name}"`).join(" or "));
  const there = record.slice(0, 12).map((name) => `"${name.slice(0, 40)}"`);
  throw new SourceError(
    `The file has no column ${wanted.join(" and no column ")}. Its first line names ${there.join(", ")}.`,
  );
}
