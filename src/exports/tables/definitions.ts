/** A table of facts, one for all forms that it is written in. */
import type { Cell } from "../../domain/write-csv.ts";

export interface Table {
  name: "controls" | "criteria" | "subprocessors" | "answers";
  title: string;
  page: string;
  columns: readonly string[];
  rows(): Record<string, Cell>[];
}

/** What is missing is an empty cell. */
export const orEmpty = (value: string | number | undefined): Cell => value ?? null;
