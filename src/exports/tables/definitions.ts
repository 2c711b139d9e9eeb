/** A table of facts, one for all forms that it is written in. */
import type { Cell } from "../../domain/write-csv.ts";

export interface Table {
  /** Of the file, below `/downloads/`: "controls", "questionnaires/mvsp". */
  name: string;
  title: string;
  page: string;
  /** Then it is not written. */
  isEmpty: boolean;
  columns: readonly string[];
  rows(): Record<string, Cell>[];
}

/** What is missing is an empty cell. */
export const orEmpty = (value: string | number | undefined): Cell => value ?? null;
