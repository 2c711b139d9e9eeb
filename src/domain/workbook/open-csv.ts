/** A CSV file with its own delimiter, quotes, line ends and encoding, so that what is not written stays as it was. */
import { type Book, cellText, type SheetRow, WorkbookError, type Write } from "./definitions.ts";
import { decodeText, encodeText } from "./text-encoding.ts";

interface RawRow extends SheetRow {
  /** Each cell as it stands in the file. */
  raw: string[];
  /** What ends the row. */
  end: string;
}

const MARKS = [",", ";", "\t", "|"] as const;

/** The mark that the first lines use most evenly; commas in a question must not outvote the semicolons between cells. */
export function delimiterOf(text: string): string {
  const lines = text.split(/\r\n?|\n/, 12).filter((line) => line.trim() !== "");
  const scored = MARKS.map((mark) => {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, "").split(mark).length - 1);
    const used = counts.filter((count) => count > 0);
    const most = Math.max(0, ...counts);
    const even = counts.filter((count) => count === most).length;
    return { mark, score: most === 0 ? 0 : used.length * 10 + even };
  });
  return scored.sort((one, other) => other.score - one.score)[0]?.mark ?? ",";
}

function readRows(text: string, delimiter: string): RawRow[] {
  const rows: RawRow[] = [];
  const bare = new RegExp(`[^${delimiter === "|" ? "\\|" : delimiter}\\r\\n]*`, "y");
  const quoted = /[ ]*"(?:[^"]|"")*"[ ]*/y;
  const lineEnd = /\r\n?|\n/y;
  let at = 0;
  while (at < text.length) {
    const row: RawRow = { number: rows.length + 1, cells: [], raw: [], end: "" };
    for (;;) {
      quoted.lastIndex = at;
      bare.lastIndex = at;
      let whole = quoted.exec(text)?.[0];
      const after = whole === undefined ? "" : text.slice(at + whole.length, at + whole.length + 1);
      // A quote in the middle of a text is no quoting.
      if (whole === undefined || !["", delimiter, "\r", "\n"].includes(after))
        whole = bare.exec(text)?.[0] ?? "";
      if (/^\s*"/.test(whole) && !/"\s*$/.test(whole.trim().slice(1)))
        throw new WorkbookError(
          `The quotation mark that opens in row ${row.number} is never closed, so cells cannot be told apart. Save the file again from a spreadsheet program.`,
        );
      row.raw.push(whole);
      const value = unquote(whole);
      if (value !== "") row.cells[row.raw.length - 1] = value;
      at += whole.length;
      if (text.startsWith(delimiter, at)) at += delimiter.length;
      else break;
    }
    lineEnd.lastIndex = at;
    row.end = lineEnd.exec(text)?.[0] ?? "";
    at += row.end.length;
    rows.push(row);
  }
  return rows;
}

function unquote(raw: string): string {
  const match = /^\s*"([\s\S]*)"\s*$/.exec(raw);
  return (match ? (match[1] ?? "").replaceAll('""', '"') : raw).replace(/\r\n?/g, "\n");
}

/** Text that a spreadsheet would take for a formula is disarmed (OWASP, "CSV Injection"). */
function quote(text: string, delimiter: string): string {
  const safe = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  const needs = safe.includes(delimiter) || /["\r\n]|^\s|\s$/.test(safe);
  return needs ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function writeRow(row: RawRow, writes: readonly Write[], delimiter: string): string {
  const raw = [...row.raw];
  for (const { column, text } of writes) {
    while (raw.length <= column) raw.push("");
    raw[column] = quote(cellText(text), delimiter);
  }
  return raw.join(delimiter) + row.end;
}

/** @param strict refuses encodings other than Unicode's, where a wrong guess would change words without a trace */
export function openCsv(bytes: Uint8Array, { strict = false }: { strict?: boolean } = {}): Book {
  const { text, encoding, note } = decodeText(bytes, { strict });
  const declared = /^sep=(.)\r?\n/.exec(text);
  const delimiter = declared?.[1] ?? delimiterOf(text);
  const rows = readRows(text, delimiter);
  const [first] = rows;
  const end = first?.end || "\r\n";
  return {
    form: "csv",
    sheets: [
      {
        name: "CSV",
        rows: rows.filter(({ cells }, index) => cells.length > 0 && !(declared && index === 0)),
        formulas: new Set(),
        merges: [],
      },
    ],
    notes: note ? [note] : [],
    write: (_, writes) => {
      const byRow = Map.groupBy(writes, ({ row }) => row);
      const written = rows.map((row) => {
        const own = byRow.get(row.number);
        if (!own) return row.raw.join(delimiter) + row.end;
        return writeRow(
          row.end ? row : { ...row, end: row === rows.at(-1) ? "" : end },
          own,
          delimiter,
        );
      });
      return encodeText(written.join(""), encoding);
    },
  };
}
