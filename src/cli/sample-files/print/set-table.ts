/** Sets a table: the header again on each page, a row kept together where a page can hold it. */
import type { Block, Column } from "../manuscript/block.ts";
import { breakLines } from "./break-lines.ts";
import type { Face } from "./measure.ts";
import { SHEET, TEXT_WIDTH } from "./page.ts";
import type { Sheet } from "./sheet.ts";

const SIZE = 9.5;
const LEADING = 13.5;
const GUTTER = 12;
const PADDING = 7;
const HEADER_HEIGHT = LEADING + 2 * PADDING;

type Table = Extract<Block, { kind: "table" }>;

export function setTable({ columns, rows }: Table, sheet: Sheet): void {
  const places = placeColumns(columns);
  const header = () => {
    printCells(
      columns.map(({ title }) => title),
      places,
      "sans-bold",
      sheet,
    );
    sheet.advance(HEADER_HEIGHT);
    sheet.rule();
  };
  sheet.gap(4);
  sheet.need(HEADER_HEIGHT + 4 * LEADING);
  header();
  for (const row of rows) {
    const cells = row.map((text, index) => {
      const width = (places[index]?.width ?? TEXT_WIDTH) - GUTTER;
      return text
        .split("\n")
        .flatMap((part) => breakLines(part, { face: "sans", size: SIZE, width }, sheet.measure));
    });
    const height = Math.max(...cells.map((lines) => lines.length)) * LEADING + 2 * PADDING;
    if (sheet.room < height) {
      sheet.openPage();
      header();
    }
    setRow(cells, places, sheet, header);
  }
  sheet.gap(14);
}

interface Place {
  x: number;
  width: number;
}

function placeColumns(columns: Column[]): Place[] {
  let x: number = SHEET.left;
  return columns.map(({ share }) => {
    const place = { x, width: share * TEXT_WIDTH };
    x += place.width;
    return place;
  });
}

function setRow(cells: string[][], places: Place[], sheet: Sheet, header: () => void): void {
  const count = Math.max(...cells.map((lines) => lines.length));
  sheet.advance(PADDING);
  for (let line = 0; line < count; line += 1) {
    if (sheet.room < LEADING) {
      sheet.openPage();
      header();
      sheet.advance(PADDING);
    }
    cells.forEach((lines, index) => {
      const text = lines[line];
      if (text) sheet.print(text, { face: "sans", size: SIZE, x: places[index]?.x ?? SHEET.left });
    });
    sheet.advance(LEADING);
  }
  sheet.advance(PADDING);
  sheet.rule();
}

function printCells(texts: string[], places: Place[], face: Face, sheet: Sheet): void {
  sheet.advance(PADDING);
  texts.forEach((text, index) => {
    sheet.print(text, { face, size: SIZE, x: places[index]?.x ?? SHEET.left });
  });
  sheet.advance(-PADDING);
}
