/** A table that somebody brings, as CSV or as a workbook: its cells as text, and a way to write into some of them. */

export interface SheetRow {
  /** As spreadsheets count: from 1. */
  number: number;
  /** Text by column, counted from 0; holes are empty cells. */
  cells: string[];
}

/** Cells shown as one; both corners belong to it. */
export interface Merge {
  from: { row: number; column: number };
  to: { row: number; column: number };
}

export interface Sheet {
  name: string;
  /** Rows that hold anything, in order. */
  rows: SheetRow[];
  /** Cells that hold a formula, as "row:column". */
  formulas: ReadonlySet<string>;
  merges: readonly Merge[];
}

export interface Write {
  row: number;
  column: number;
  text: string;
  /** Column of the same row whose look a new cell takes on. */
  like?: number | undefined;
}

export interface Book {
  form: "xlsx" | "csv";
  sheets: Sheet[];
  /** What a reader should know of the file; full sentences. */
  notes: string[];
  /** The same file with these cells of one sheet written; everything else as it was. */
  write(sheet: number, writes: readonly Write[]): Uint8Array<ArrayBuffer>;
}

/** A file that cannot be read; the message is a full sentence that says what to do. */
export class WorkbookError extends Error {
  override name = "WorkbookError";
}

/** "AB" is column 27, counted from 0. */
export function columnOf(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

export function lettersOf(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** What would make text unreadable as XML, and what spreadsheets hold in one cell at most. */
const LONGEST_CELL = 32_767;
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

export function cellText(text: string): string {
  const clean = text.replace(UNWRITABLE, "");
  return clean.length > LONGEST_CELL ? `${clean.slice(0, LONGEST_CELL - 1)}…` : clean;
}
