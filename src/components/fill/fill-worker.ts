/** Reads, matches and writes the workbook beside the page, which stays free for the reader. */
import { type AnswerIndex, indexAnswers } from "#src/domain/fill/answer-index.ts";
import { planWrites } from "#src/domain/fill/plan-writes.ts";
import { proposeRows, recogniseQuestionnaire } from "#src/domain/fill/row-states.ts";
import {
  type Book,
  lettersOf,
  type Sheet,
  WorkbookError,
} from "#src/domain/workbook/definitions.ts";
import { guessColumns } from "#src/domain/workbook/guess-columns.ts";
import { openBook } from "#src/domain/workbook/open-book.ts";
import type { Ask, Reply, SheetSummary, Told } from "./messages.ts";

let index: AnswerIndex = indexAnswers([]);
let titles: ReadonlyMap<string, string> = new Map();
let book: Book | undefined;

/** Columns that are offered; a questionnaire with more has its questions among the first. */
const MOST_COLUMNS = 200;

function sheetAt(at: number): Sheet {
  const sheet = book?.sheets[at];
  if (!sheet) throw new WorkbookError("Open the file again: it is not held here any more.");
  return sheet;
}

function summarise(sheet: Sheet, named: string): SheetSummary {
  const { header, columns } = guessColumns(sheet);
  const head = sheet.rows.find(({ number }) => number === header)?.cells ?? [];
  const used = new Map<number, string>();
  for (const { number, cells } of sheet.rows)
    for (const [column, text] of cells.entries())
      if (text && (!used.has(column) || number === header))
        used.set(column, (head[column] ?? text).replace(/\s+/g, " ").slice(0, 60));
  return {
    name: sheet.name,
    rows: sheet.rows.length,
    columns: [...used]
      .sort(([one], [other]) => one - other)
      .slice(0, MOST_COLUMNS)
      .map(([column, name]) => ({ index: column, name: `${lettersOf(column)}: ${name}` })),
    header,
    guess: columns,
    questionnaire: recogniseQuestionnaire(
      sheet,
      { columns, named },
      { answers: index.answers, titles },
    ),
  };
}

const actions: { [Kind in keyof Told]: (ask: Extract<Ask, { kind: Kind }>) => Told[Kind] } = {
  answers: (ask) => {
    index = indexAnswers(ask.answers);
    titles = new Map(ask.titles);
    return true;
  },
  open: ({ bytes, name }) => {
    book = undefined;
    const opened = openBook(new Uint8Array(bytes));
    book = opened;
    return {
      sheets: opened.sheets.map((sheet) => summarise(sheet, name)),
      notes: opened.notes,
      form: opened.form,
    };
  },
  propose: ({ sheet, ...plan }) => {
    const started = performance.now();
    const { rows, unread } = proposeRows(sheetAt(sheet), plan, index);
    return {
      rows: rows.map(({ candidates, chosen, ...row }) => ({
        ...row,
        chosen: chosen?.id,
        candidates: candidates.map(({ answer }) => answer.id),
      })),
      unread,
      milliseconds: performance.now() - started,
    };
  },
  write: ({ sheet, choices, ...options }) => {
    const known = new Map(index.answers.map(({ answer }) => [answer.id, answer]));
    const chosen = choices.flatMap(({ row, answer, sure }) => {
      const own = known.get(answer);
      return own ? [{ row, answer: own, sure }] : [];
    });
    const writes = planWrites(sheetAt(sheet), chosen, options);
    if (!book) throw new WorkbookError("Open the file again: it is not held here any more.");
    return book.write(sheet, writes);
  },
};

function answerTo(ask: Ask): Told[keyof Told] {
  const act = actions[ask.kind] as (ask: Ask) => Told[keyof Told];
  return act(ask);
}

self.onmessage = ({ data: { id, ask } }: MessageEvent<{ id: number; ask: Ask }>) => {
  try {
    self.postMessage({ id, told: answerTo(ask) } satisfies Reply);
  } catch (error) {
    const fault =
      error instanceof WorkbookError
        ? error.message
        : "The file could not be read: it holds something that was not expected. Nothing of it was changed or sent.";
    self.postMessage({ id, fault } satisfies Reply);
  }
};
