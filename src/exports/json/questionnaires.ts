/** Questionnaires as JSON: each in its own order, its rows with what is answered to them. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import { API_ROOT } from "../../domain/twins.ts";
import type {
  AnswerView,
  Portal,
  QuestionnaireRow,
  QuestionnaireView,
} from "../../domain/views.ts";
import type { Absolute } from "../export-file.ts";
import type { Texts } from "../source.ts";
import { valueSchema } from "./answers.ts";
import { addressSchema, BASIS, basisSchema } from "./parts.ts";

export const questionnaireSchema = z.strictObject({
  id: z.string(),
  state: z
    .enum(["complete", "incomplete"])
    .meta({ description: "complete: every row has a current public answer" }),
  basis: basisSchema,
  title: z.string(),
  version: z.string().optional(),
  source: addressSchema.optional().meta({ description: "Where its publisher has it" }),
  licence: z.string().optional(),
  rows: z.int(),
  answered: z.int(),
  overdue: z.int().meta({ description: "Answered, with a review that is overdue" }),
  gated: z.int().meta({ description: "Answered under conditions" }),
  open: z.int().meta({ description: "Not answered here" }),
  page: addressSchema,
  json: addressSchema,
});

export const questionnaireRowSchema = z.strictObject({
  id: z.string().meta({ description: "The row’s own id in the questionnaire" }),
  state: z.enum(["answered", "overdue", "gated", "open"]),
  basis: basisSchema,
  section: z.string().optional(),
  question: z
    .string()
    .optional()
    .meta({ description: "There only where the questionnaire’s wording may be published" }),
  answers: z.array(
    z.strictObject({
      id: z.string(),
      state: z.enum(["current", "overdue"]),
      value: valueSchema,
      text: z.string().meta({ description: "The answer in Markdown" }),
      page: addressSchema,
    }),
  ),
  gated: z.array(
    z.strictObject({ id: z.string(), access: z.enum(["nda", "approval"]), page: addressSchema }),
  ),
  page: addressSchema.optional().meta({ description: "The row on its page" }),
});

const jsonOf = (id: string) => `${API_ROOT}questionnaires/${id}.json`;

export function describeQuestionnaires(absolute: Absolute) {
  return (one: QuestionnaireView): z.infer<typeof questionnaireSchema> => ({
    id: one.id,
    state: one.counts.answered === one.counts.rows ? "complete" : "incomplete",
    basis: BASIS,
    title: one.title,
    version: one.version,
    source: one.source,
    licence: one.licence,
    ...one.counts,
    page: absolute(addressOf.questionnaire(one.id)),
    json: absolute(jsonOf(one.id)),
  });
}

function describeRow(
  row: QuestionnaireRow,
  { texts, absolute }: { texts: Texts; absolute: Absolute },
): z.infer<typeof questionnaireRowSchema> {
  return {
    id: row.id,
    state: row.state,
    basis: BASIS,
    question: row.question,
    answers: row.answers.map(({ id, state, value }) => ({
      id,
      state,
      value,
      text: texts.answers.get(id) ?? "",
      page: absolute(addressOf.answer(id)),
    })),
    gated: row.gated.map(({ id, access }) => ({
      id,
      access,
      page: absolute(addressOf.answer(id)),
    })),
  };
}

export function describeRows(
  { id, sections }: QuestionnaireView,
  around: { texts: Texts; absolute: Absolute },
): z.infer<typeof questionnaireRowSchema>[] {
  return sections.flatMap(({ title, rows }) =>
    rows.map((row) => ({
      ...describeRow(row, around),
      section: title,
      page: around.absolute(addressOf.questionnaireRow(id, row.id)),
    })),
  );
}

export interface NamedQuestionnaire {
  id: string;
  address: string;
  rows: QuestionnaireRow[];
}

/** Those that answers name and that have no page: their rows in the order of their numbers, 2 before 10. */
export function listNamedQuestionnaires({
  answers,
  questionnaires,
}: Pick<Portal, "answers" | "questionnaires">): NamedQuestionnaire[] {
  const defined = new Set(questionnaires.map(({ id }) => id));
  const named = new Map<string, Map<string, AnswerView[]>>();
  for (const answer of answers)
    for (const [id, rows] of Object.entries(answer.questionnaires).filter(
      ([name]) => !defined.has(name),
    )) {
      const own = named.get(id) ?? new Map<string, AnswerView[]>();
      for (const row of rows) own.set(row, [...(own.get(row) ?? []), answer]);
      named.set(id, own);
    }
  return [...named]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, rows]) => ({
      id,
      address: jsonOf(id.replaceAll(/[^\w.-]+/g, "-")),
      rows: [...rows]
        .sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }))
        .map(([row, own]) => ({
          id: row,
          question: undefined,
          state: own.some(({ state }) => state === "current") ? "answered" : "overdue",
          answers: own,
          gated: [],
        })),
    }));
}

export function describeNamedRows(
  { rows }: NamedQuestionnaire,
  around: { texts: Texts; absolute: Absolute },
): z.infer<typeof questionnaireRowSchema>[] {
  return rows.map((row) => describeRow(row, around));
}
