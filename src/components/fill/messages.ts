/** What the page and its worker say to each other. The file never leaves them. */
import type { KnownAnswer } from "#src/domain/fill/answer-index.ts";
import type { Sureness } from "#src/domain/fill/match-question.ts";
import type { Columns } from "#src/domain/workbook/guess-columns.ts";

export interface SheetSummary {
  name: string;
  rows: number;
  /** Columns that hold anything, each with its letters and what it is called. */
  columns: { index: number; name: string }[];
  header: number | undefined;
  guess: Columns;
  questionnaire: string | undefined;
}

export interface RowSummary {
  row: number;
  id: string | undefined;
  section: string | undefined;
  question: string;
  kept: string | undefined;
  chosen: string | undefined;
  sure: Sureness | undefined;
  candidates: string[];
}

export interface PlanMessage {
  sheet: number;
  columns: Columns;
  header: number | undefined;
  questionnaire: string | undefined;
}

export type Ask =
  | { kind: "answers"; answers: KnownAnswer[]; titles: [string, string][] }
  | { kind: "open"; bytes: ArrayBuffer; name: string }
  | ({ kind: "propose" } & PlanMessage)
  | ({
      kind: "write";
      company: string;
      saySure: boolean;
      choices: { row: number; answer: string; sure: Sureness | undefined }[];
    } & Omit<PlanMessage, "questionnaire">);

export interface Told {
  answers: true;
  open: { sheets: SheetSummary[]; notes: string[]; form: "xlsx" | "csv" };
  propose: { rows: RowSummary[]; unread: number; milliseconds: number };
  write: Uint8Array<ArrayBuffer>;
}

/** `fault` is a sentence for the reader. */
export type Reply<Kind extends keyof Told = keyof Told> = { id: number } & (
  | { told: Told[Kind] }
  | { fault: string }
);
