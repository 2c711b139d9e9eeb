/** Lists as CSV that spreadsheets open safely: what strangers typed is text there and never a formula. Pure. */

const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

export type Cell = string | number | boolean | Date | null | readonly string[];

/** RFC 4180 with a byte order mark, without which spreadsheets misread UTF-8. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Cell>>[],
): string {
  const lines = [columns, ...rows.map((row) => columns.map((key) => safeTextOf(row[key] ?? null)))];
  return `\uFEFF${lines.map((cells) => cells.map(quote).join(",")).join("\r\n")}\r\n`;
}

export function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  return typeof cell === "string" ? cell : cell.join("; ");
}

/** Numbers are ours: a minus before one is no formula. */
function safeTextOf(cell: Cell): string {
  return typeof cell === "string" || Array.isArray(cell) ? disarm(textOf(cell)) : textOf(cell);
}

/**
 * A spreadsheet takes a cell for a formula that begins so (OWASP, "CSV Injection"); full-width forms are read the same in some.
 * Texts that begin like a disarmed one get one mark more, so that `rearm` gives back every text.
 */
function disarm(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Text of a cell as it was before it was written here. */
export function rearm(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

function quote(text: string): string {
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
