/** A worksheet's cells as text. Formulas are never run: of them the value counts that was saved last. */
import { columnOf, type Merge, type Sheet, type SheetRow } from "./definitions.ts";
import { attributeOf, decodeXml, readTags } from "./xml.ts";

export interface Place {
  row: number;
  column: number;
}

/** "AB12"; undefined where it is no address of a cell. */
export function placeOf(address: string | undefined): Place | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(address ?? "");
  return match ? { row: Number(match[2]), column: columnOf(match[1] ?? "") } : undefined;
}

export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = "";
  let from = -1;
  let isPhonetic = false;
  for (const { name, kind, start, end } of readTags(xml)) {
    if (name === "si") {
      if (kind === "open") text = "";
      else strings.push(kind === "empty" ? "" : text);
    } else if (name === "rPh") isPhonetic = kind === "open";
    else if (name === "t" && !isPhonetic) {
      if (kind === "open") from = end;
      else if (kind === "close") text += decodeXml(xml.slice(from, start));
    }
  }
  return strings;
}

interface Reading {
  type: string;
  column: number;
  value: string;
  text: string;
}

function shownValue({ type, value, text }: Reading, shared: readonly string[]): string {
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "inlineStr") return text;
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  return value;
}

/** @param shared the workbook's shared strings */
export function readSheet(name: string, xml: string, shared: readonly string[]): Sheet {
  const rows: SheetRow[] = [];
  const formulas = new Set<string>();
  const merges: Merge[] = [];
  let row: SheetRow = { number: 0, cells: [] };
  let column = -1;
  let cell: Reading | undefined;
  let from = -1;
  const begin = (attributes: string) => {
    column = placeOf(attributeOf(attributes, "r"))?.column ?? column + 1;
    cell = { type: attributeOf(attributes, "t") ?? "n", column, value: "", text: "" };
  };
  for (const tag of readTags(xml)) {
    const { name: tagName, kind, attributes, start, end } = tag;
    if (tagName === "row" && kind !== "close") {
      row = { number: Number(attributeOf(attributes, "r") ?? row.number + 1), cells: [] };
      column = -1;
      rows.push(row);
    } else if (tagName === "c" && kind === "empty") {
      begin(attributes);
      cell = undefined;
    } else if (tagName === "c" && kind === "open") begin(attributes);
    else if (tagName === "c" && cell) {
      const text = shownValue(cell, shared);
      if (text !== "") row.cells[cell.column] = text;
      cell = undefined;
    } else if (cell && tagName === "f" && kind !== "close")
      formulas.add(`${row.number}:${cell.column}`);
    else if (cell && (tagName === "v" || tagName === "t")) {
      if (kind === "open") from = end;
      else if (kind === "close") {
        const text = decodeXml(xml.slice(from, start));
        if (tagName === "v") cell.value = text;
        else cell.text += text;
      }
    } else if (tagName === "mergeCell" && kind !== "close") {
      const [first, last] = (attributeOf(attributes, "ref") ?? "").split(":").map(placeOf);
      if (first && last) merges.push({ from: first, to: last });
    }
  }
  return { name, rows: rows.filter(({ cells }) => cells.length > 0), formulas, merges };
}
