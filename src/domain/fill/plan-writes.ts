/** The cells that are written for the answers that a person has accepted. */
import { readPlainly } from "../text-sections.ts";
import type { Sheet, Write } from "../workbook/definitions.ts";
import type { Columns } from "../workbook/guess-columns.ts";
import type { KnownAnswer } from "./answer-index.ts";
import type { Sureness } from "./match-question.ts";

export interface Choice {
  row: number;
  answer: KnownAnswer;
  /** How it came to be chosen; undefined where a person chose it. */
  sure: Sureness | undefined;
}

export interface WriteOptions {
  columns: Columns;
  header: number | undefined;
  company: string;
  /** Write how sure each answer is into a column of its own. */
  saySure: boolean;
}

const WORDS: Record<KnownAnswer["value"], string> = {
  yes: "Yes",
  no: "No",
  partial: "Partially",
  "not-applicable": "N/A",
  text: "",
};

/** Paragraphs and lists stay apart; marks of Markdown go, links keep their address where it leads elsewhere. */
export function plainAnswer(text: string, page: string): string {
  return text
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, words: string, link: string) => {
      const address = link.startsWith("/") ? new URL(link, page).href : link;
      return `${words} (${address})`;
    })
    .split(/\n{2,}/)
    .flatMap((block) =>
      /^\s*(?:[-*+]|\d+[.)])\s/m.test(block)
        ? block.split("\n").map((line) => `- ${readPlainly(line)}`)
        : [readPlainly(block)],
    )
    .filter((line) => line !== "" && line !== "- ")
    .join("\n");
}

/** One sentence that stands for itself in the workbook. */
export function tellSure(sure: Sureness | undefined, { question, state }: KnownAnswer): string {
  const past = state === "overdue" ? " Its review is overdue." : "";
  if (sure === "id") return `Sure: answered for the id of this row.${past}`;
  if (sure === "same") return `Sure: the same question.${past}`;
  if (sure === "close")
    return `Likely: answers “${question}” Read it before you rely on it.${past}`;
  return `Chosen by hand: answers “${question}”${past}`;
}

export function planWrites(
  sheet: Sheet,
  choices: readonly Choice[],
  { columns, header, company, saySure }: WriteOptions,
): Write[] {
  const widest = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const answer = columns.answer ?? widest;
  const next = Math.max(widest, answer + 1);
  const like = columns.question;
  const writes: Write[] = [];
  if (header !== undefined && columns.answer === undefined)
    writes.push({ row: header, column: answer, text: `Answer of ${company}`, like });
  if (header !== undefined && saySure)
    writes.push({ row: header, column: next, text: "How sure", like });
  for (const { row, answer: known, sure } of choices) {
    const word = WORDS[known.value];
    const text = plainAnswer(known.text, known.page);
    const explained = text === "" ? known.page : `${text}\n${known.page}`;
    const isSaid = text.toLowerCase().startsWith(word.toLowerCase());
    const whole = word === "" || isSaid ? explained : `${word}. ${explained}`;
    const hasDetails = columns.details !== undefined && word !== "";
    writes.push({ row, column: answer, text: hasDetails ? word : whole, like });
    if (hasDetails) {
      const { cells } = sheet.rows.find(({ number }) => number === row) ?? { cells: [] };
      const there = (cells[columns.details ?? 0] ?? "").trim();
      if (!there && !sheet.formulas.has(`${row}:${columns.details}`))
        writes.push({ row, column: columns.details ?? 0, text: explained, like });
      else writes.push({ row, column: answer, text: whole, like });
    }
    if (saySure) writes.push({ row, column: next, text: tellSure(sure, known), like });
  }
  return lastOfEach(writes);
}

/** Where a cell is written twice, the later word counts. */
function lastOfEach(writes: readonly Write[]): Write[] {
  return [...new Map(writes.map((write) => [`${write.row}:${write.column}`, write])).values()];
}
