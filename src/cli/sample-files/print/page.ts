/** A set page: text runs and hairlines at their places, in points from the lower left corner. */
import type { Face } from "./measure.ts";

export interface Run {
  face: Face;
  size: number;
  x: number;
  y: number;
  text: string;
}

export interface Hairline {
  from: number;
  to: number;
  y: number;
}

export interface Page {
  runs: Run[];
  hairlines: Hairline[];
}

/** A line of the outline, which PDF readers show beside the pages. */
export interface OutlineEntry {
  title: string;
  level: 1 | 2;
  /** Counted from 0. */
  page: number;
}

export interface SetText {
  title: string;
  pages: Page[];
  outline: OutlineEntry[];
}

/** US Letter, margins of an inch. */
export const SHEET = {
  width: 612,
  height: 792,
  left: 72,
  right: 540,
  top: 704,
  bottom: 76,
} as const;
export const TEXT_WIDTH = SHEET.right - SHEET.left;
