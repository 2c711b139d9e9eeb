/** What is proposed for each row of a sheet, before anything is written. */
import type { Sheet } from "../workbook/definitions.ts";
import type { Columns } from "../workbook/guess-columns.ts";
import type { AnswerIndex } from "./answer-index.ts";
import { type Match, matchQuestion } from "./match-question.ts";

export interface ProposedRow extends Match {
  /** As the spreadsheet counts. */
  row: number;
  id: string | undefined;
  section: string | undefined;
  question: string;
  /** Why nothing may be written here, in a sentence; such a row is left as it is. */
  kept: string | undefined;
}

export interface SheetPlan {
  columns: Columns;
  /** Number of the row that names the columns; rows up to it are no questions. */
  header: number | undefined;
  /** Name by which answers name the rows of this questionnaire. */
  questionnaire: string | undefined;
}

/** Rows that are read of one sheet. */
export const MOST_ROWS = 5000;

const text = (cell: string | undefined) => (cell ?? "").trim();

/** HTML in a question is read as the words that it shows. */
function readable(question: string): string {
  return question
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, " ")
    .replace(/[ \t]+/g, " ")
    .trim();
}

function isInMerge({ merges }: Sheet, row: number, column: number): boolean {
  return merges.some(
    ({ from, to }) =>
      row >= from.row &&
      row <= to.row &&
      column >= from.column &&
      column <= to.column &&
      (row !== from.row || column !== from.column),
  );
}

function whyKept(
  sheet: Sheet,
  row: number,
  { cells, columns }: { cells: readonly string[]; columns: Columns },
): string | undefined {
  for (const role of ["answer", "details"] as const) {
    const column = columns[role];
    if (column === undefined) continue;
    if (sheet.formulas.has(`${row}:${column}`)) return "A formula stands in its place.";
    if (role === "answer" && text(cells[column])) return "It is answered already.";
    if (role === "answer" && isInMerge(sheet, row, column))
      return "Its place is part of merged cells.";
  }
  return undefined;
}

export interface Proposal {
  rows: ProposedRow[];
  /** Rows beyond the limit, which were not read. */
  unread: number;
}

export function proposeRows(sheet: Sheet, plan: SheetPlan, index: AnswerIndex): Proposal {
  const { columns, header = 0, questionnaire } = plan;
  const { question: asked } = columns;
  if (asked === undefined) return { rows: [], unread: 0 };
  const rows: ProposedRow[] = [];
  let heading: string | undefined;
  let unread = 0;
  for (const { number, cells } of sheet.rows) {
    if (number <= header) continue;
    const question = readable(text(cells[asked]));
    const words = cells.filter((cell) => text(cell) !== "");
    // A row with one short text and no question mark heads the rows below it.
    const isHeading =
      words.length === 1 && text(words[0]).length <= 80 && !/[?:]\s*$/.test(text(words[0]));
    if (question === "" || (isHeading && columns.id !== undefined)) {
      if (words.length === 1) heading = text(words[0]).slice(0, 120);
      continue;
    }
    if (rows.length >= MOST_ROWS) {
      unread += 1;
      continue;
    }
    const id = columns.id === undefined ? undefined : text(cells[columns.id]) || undefined;
    const named = columns.section === undefined ? "" : text(cells[columns.section]);
    const section = named || heading;
    rows.push({
      row: number,
      id,
      section,
      question,
      kept: whyKept(sheet, number, { cells, columns }),
      ...matchQuestion({ question, id, section }, index, questionnaire),
    });
  }
  return { rows, unread };
}

/**
 * Which known questionnaire a sheet is, by its ids. Numbers like 1.2 stand in every questionnaire, so they count only where
 * the file names it as well.
 */
export function recogniseQuestionnaire(
  sheet: Sheet,
  { columns, named }: { columns: Columns; named: string },
  { answers, titles }: { answers: AnswerIndex["answers"]; titles: ReadonlyMap<string, string> },
): string | undefined {
  const { id: column } = columns;
  if (column === undefined) return undefined;
  const ids = sheet.rows.map(({ cells }) => text(cells[column])).filter(Boolean);
  const rows = new Map<string, Set<string>>();
  for (const { answer } of answers)
    for (const [name, own] of Object.entries(answer.questionnaires))
      rows.set(name, new Set([...(rows.get(name) ?? []), ...own]));
  const top = sheet.rows.slice(0, 10).flatMap(({ cells }) => cells);
  const words = [named, sheet.name, ...top].join(" ").toLowerCase();
  return [...rows].find(([name, known]) => {
    const shared = ids.filter((id) => known.has(id)).length;
    if (shared < 3 || shared < ids.length * 0.4) return false;
    const lettered =
      [...known].filter((id) => (id.match(/\p{L}/gu)?.length ?? 0) > 1).length > known.size / 2;
    const title = titles.get(name)?.toLowerCase();
    return lettered || words.includes(name.toLowerCase()) || (title && words.includes(title));
  })?.[0];
}
