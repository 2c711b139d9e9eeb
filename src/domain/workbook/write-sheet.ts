/** Writes text into cells of a worksheet's XML. Every other character of it stays. */
import { cellText, lettersOf, type Write } from "./definitions.ts";
import { placeOf } from "./read-sheet.ts";
import { attributeOf, encodeXml, readTags, type Tag } from "./xml.ts";

interface FoundCell {
  column: number;
  style: string | undefined;
  start: number;
  end: number;
}

interface FoundRow {
  number: number;
  open: Tag;
  /** Where its cells end: before its closing tag. */
  until: number;
  cells: FoundCell[];
}

interface Found {
  rows: FoundRow[];
  /** Where rows end, and whether the element must first be opened. */
  until: number;
  data: Tag | undefined;
  dimension: Tag | undefined;
  prefix: string;
}

/** Rows that hold no write are only counted. */
function findRows(xml: string, wanted: ReadonlySet<number>): Found {
  const found: Found = { rows: [], until: -1, data: undefined, dimension: undefined, prefix: "" };
  let number = 0;
  let column = -1;
  let row: FoundRow | undefined;
  let cell: FoundCell | undefined;
  for (const tag of readTags(xml)) {
    const { name, kind, attributes, start, end } = tag;
    if (name === "dimension" && kind !== "close") found.dimension = tag;
    else if (name === "sheetData") {
      if (kind !== "close") {
        found.data = tag;
        found.prefix = /^<([\w.-]+:)?/.exec(xml.slice(start))?.[1] ?? "";
      }
      if (kind !== "open") found.until = start;
    } else if (name === "row") {
      if (kind !== "close") {
        number = Number(attributeOf(attributes, "r") ?? number + 1);
        column = -1;
        row = { number, open: tag, until: start, cells: [] };
        found.rows.push(row);
      } else if (row) row.until = start;
    } else if (name === "c" && row && wanted.has(number)) {
      if (kind !== "close") {
        column = placeOf(attributeOf(attributes, "r"))?.column ?? column + 1;
        cell = { column, style: attributeOf(attributes, "s"), start, end };
        row.cells.push(cell);
      } else if (cell) cell.end = end;
    }
  }
  return found;
}

interface Splice {
  from: number;
  to: number;
  text: string;
}

function cellXml(
  { row, column, text }: Write,
  { style, prefix }: { style: string | undefined; prefix: string },
): string {
  const look = style === undefined ? "" : ` s="${encodeXml(style)}"`;
  const body = encodeXml(cellText(text));
  return `<${prefix}c r="${lettersOf(column)}${row}"${look} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${body}</${prefix}t></${prefix}is></${prefix}c>`;
}

function spliceRow(row: FoundRow, writes: readonly Write[], prefix: string): Splice[] {
  const splices: Splice[] = [];
  const isEmpty = row.open.kind === "empty";
  const at = isEmpty ? row.open.end : row.until;
  let added = "";
  for (const write of writes) {
    const own = row.cells.find(({ column }) => column === write.column);
    const next = row.cells.find(({ column }) => column > write.column);
    const style = (own ?? row.cells.find(({ column }) => column === write.like))?.style;
    const text = cellXml(write, { style, prefix });
    if (own) splices.push({ from: own.start, to: own.end, text });
    else if (next) splices.push({ from: next.start, to: next.start, text });
    else added += text;
  }
  const { start, end, attributes } = row.open;
  // Which columns a row spans is a hint that would now be wrong.
  const kept = attributes.replace(/\s+spans\s*=\s*(?:"[^"]*"|'[^']*')/, "");
  const close = isEmpty ? `${added}</${prefix}row>` : "";
  splices.push({ from: start, to: end, text: `<${prefix}row${kept}>${close}` });
  if (added && !isEmpty) splices.push({ from: at, to: at, text: added });
  return splices;
}

function widen(dimension: Tag, writes: readonly Write[], prefix: string): Splice[] {
  const [first, last = first] = (attributeOf(dimension.attributes, "ref") ?? "").split(":");
  const [from, to] = [placeOf(first), placeOf(last)];
  if (!from || !to || dimension.kind !== "empty") return [];
  const rows = [from.row, to.row, ...writes.map(({ row }) => row)];
  const columns = [from.column, to.column, ...writes.map(({ column }) => column)];
  const least = (all: number[]) => all.reduce((one, other) => Math.min(one, other));
  const most = (all: number[]) => all.reduce((one, other) => Math.max(one, other));
  const corner = (column: number, row: number) => `${lettersOf(column)}${row}`;
  const ref = `${corner(least(columns), least(rows))}:${corner(most(columns), most(rows))}`;
  return [{ from: dimension.start, to: dimension.end, text: `<${prefix}dimension ref="${ref}"/>` }];
}

export function writeSheet(xml: string, writes: readonly Write[]): string {
  const byRow = Map.groupBy(
    writes.toSorted((one, other) => one.row - other.row || one.column - other.column),
    ({ row }) => row,
  );
  const { rows, until, data, dimension, prefix } = findRows(xml, new Set(byRow.keys()));
  if (!data || writes.length === 0) return xml;
  const splices = dimension ? widen(dimension, writes, prefix) : [];
  const known = new Map(rows.map((row) => [row.number, row]));
  let end = "";
  for (const [number, own] of byRow) {
    const row = known.get(number);
    if (row) splices.push(...spliceRow(row, own, prefix));
    else {
      const cells = own.map((write) => cellXml(write, { style: undefined, prefix })).join("");
      const text = `<${prefix}row r="${number}">${cells}</${prefix}row>`;
      const next = rows.find((candidate) => candidate.number > number);
      if (next) splices.push({ from: next.open.start, to: next.open.start, text });
      else end += text;
    }
  }
  if (end && data.kind === "empty")
    splices.push({
      from: data.start,
      to: data.end,
      text: `<${prefix}sheetData>${end}</${prefix}sheetData>`,
    });
  else if (end) splices.push({ from: until, to: until, text: end });
  return apply(xml, splices);
}

/** Splices do not overlap; those at one place keep their order. */
function apply(xml: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text } of splices.toSorted(
    (one, other) => one.from - other.from || one.to - other.to,
  )) {
    pieces.push(xml.slice(at, from), text);
    at = to;
  }
  return pieces.join("") + xml.slice(at);
}
