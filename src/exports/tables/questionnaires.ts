/** Each questionnaire as a table, a row a row of it, in its own order. */
import { addressOf } from "../../domain/addresses.ts";
import { absoluteTo } from "../export-file.ts";
import { BASIS } from "../json/parts.ts";
import { VALUE_WORDS } from "../markdown/answer-values.ts";
import type { Source } from "../source.ts";
import { orEmpty, type Table } from "./definitions.ts";

const GATED_WORDS = { nda: "Answered under NDA", approval: "Answered on request" } as const;

/** Where several answers bear on a row, each has its line. */
const lines = (texts: readonly string[]) => texts.filter(Boolean).join("\n\n");

export function listQuestionnaireTables({ portal, texts }: Source): Table[] {
  const absolute = absoluteTo(portal.company.portal);
  return portal.questionnaires.map(({ id, title, sections }) => ({
    name: `questionnaires/${id}`,
    // Spreadsheets take at most 31 characters for a sheet, and not all of them.
    title: title.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
    page: addressOf.questionnaire(id),
    isEmpty: false,
    columns: [
      "id",
      "section",
      "question",
      "answer",
      "details",
      "state",
      "last_reviewed",
      "answers",
      "basis",
      "as_of",
      "page",
    ],
    rows: () =>
      sections.flatMap(({ title: section, rows }) =>
        rows.map(({ id: row, question, state, answers, gated }) => ({
          id: row,
          section,
          question: orEmpty(question),
          answer: lines([
            ...new Set([
              ...answers.map(({ value }) => (value === "text" ? "" : VALUE_WORDS[value])),
              ...(answers.length === 0 ? gated.map(({ access }) => GATED_WORDS[access]) : []),
            ]),
          ]),
          details: lines(answers.map((answer) => texts.answers.get(answer.id) ?? "")),
          state,
          last_reviewed: lines(answers.map(({ lastReviewed }) => lastReviewed)),
          answers: [...answers, ...gated].map((answer) => absolute(addressOf.answer(answer.id))),
          basis: BASIS,
          as_of: portal.asOf,
          page: absolute(addressOf.questionnaireRow(id, row)),
        })),
      ),
  }));
}
