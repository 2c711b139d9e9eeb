/** A questionnaire file as it comes: XLSX or CSV, or a sentence that says what it is instead. */
import { type Book, WorkbookError } from "./definitions.ts";
import { openCsv } from "./open-csv.ts";
import { openXlsx } from "./open-xlsx.ts";

/** Larger files are no questionnaires, and would stop the browser. */
export const LARGEST_FILE = 30_000_000;

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];

/** Tables that browsers and other programs write under a workbook's name, and what tools exchange: text, and no CSV. */
const MARKUP = /^\s*<(?:!doctype|\?xml|html|head|meta|table)\b/i;

/** As much as tells what a text is. */
const BEGINNING = 1024;

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

function refuseOtherText(bytes: Uint8Array): void {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const read = (part: Uint8Array) => new TextDecoder(wide ? "utf-16le" : "utf-8").decode(part);
  const beginning = read(bytes.subarray(0, BEGINNING));
  const mayBeJson = /^\s*[[{]/.test(beginning);
  const form = MARKUP.test(beginning)
    ? "HTML or XML"
    : mayBeJson && isJson(read(bytes))
      ? "JSON"
      : undefined;
  if (form)
    throw new WorkbookError(
      `The file is ${form}, whatever its name says. Open it in a spreadsheet program, save it as XLSX and open that copy.`,
    );
}

export function refuseLarge(size: number): void {
  if (size <= LARGEST_FILE) return;
  throw new WorkbookError(
    `The file has ${Math.ceil(size / 1e6)} MB; up to ${LARGEST_FILE / 1e6} MB are read here. Save a copy without pictures, or with the one sheet that matters.`,
  );
}

/** Names of streams in the older container are UTF-16. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const wide = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const text = String.fromCharCode(...wide);
  return new TextDecoder("latin1").decode(bytes).includes(text);
}

/** @throws WorkbookError */
export function openBook(bytes: Uint8Array, { strict = false } = {}): Book {
  refuseLarge(bytes.length);
  const begins = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) throw new WorkbookError("The file is empty.");
  if (begins(OLE))
    throw new WorkbookError(
      hasStream(bytes, "EncryptedPackage")
        ? "The workbook is protected by a password and cannot be read. Open it in a spreadsheet program, save a copy without the password and open that."
        : "The workbook has the older form XLS, which is not read here. Save it as XLSX and open that copy.",
    );
  if (begins(PDF))
    throw new WorkbookError("The file is a PDF. Ask for the questionnaire as XLSX or CSV.");
  if (!begins(ZIP)) refuseOtherText(bytes);
  const book = begins(ZIP) ? openXlsx(bytes) : openCsv(bytes, { strict });
  if (book.sheets.every(({ rows }) => rows.length === 0))
    throw new WorkbookError("The file holds no text in any cell.");
  return book;
}
