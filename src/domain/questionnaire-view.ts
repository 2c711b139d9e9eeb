/** A published questionnaire in its own order, each row with what the company answers to it. */
import type { Content, Entry } from "../schemas/content.ts";
import type { Questionnaire } from "../schemas/questionnaire.ts";
import type { AnswerView, GatedAnswerView, QuestionnaireRow, QuestionnaireView } from "./views.ts";

interface Given {
  answers: readonly AnswerView[];
  gated: readonly GatedAnswerView[];
}

function stateOf(answers: readonly AnswerView[], gated: readonly unknown[]) {
  if (answers.some(({ state }) => state === "current")) return "answered";
  if (answers.length > 0) return "overdue";
  return gated.length > 0 ? "gated" : "open";
}

export function describeQuestionnaire(
  { id, data }: Entry<Questionnaire>,
  { answers, gated }: Given,
): QuestionnaireView {
  const rowsOf = <One extends Pick<AnswerView, "questionnaires">>(entries: readonly One[]) => {
    const rows = new Map<string, One[]>();
    for (const entry of entries)
      for (const row of entry.questionnaires[id] ?? [])
        rows.set(row, [...(rows.get(row) ?? []), entry]);
    return rows;
  };
  const open = rowsOf(answers);
  const closed = rowsOf(gated);
  const sections = data.sections.map(({ title, questions }) => ({
    title,
    rows: questions.map(({ id: row, text }): QuestionnaireRow => {
      const own = open.get(row) ?? [];
      const conditional = closed.get(row) ?? [];
      return {
        id: row,
        question: data.publishWording ? text : undefined,
        state: stateOf(own, conditional),
        answers: own,
        gated: conditional,
      };
    }),
  }));
  const states = sections.flatMap(({ rows }) => rows.map(({ state }) => state));
  const count = (state: QuestionnaireRow["state"]) => states.filter((one) => one === state).length;
  const { title, version, source, licence, summary } = data;
  return {
    id,
    title,
    version,
    source,
    licence,
    summary,
    sections,
    counts: {
      rows: states.length,
      answered: count("answered"),
      overdue: count("overdue"),
      gated: count("gated"),
      open: count("open"),
    },
  };
}

/** The content as others may see it: which rows of an internal questionnaire are answered is nobody's business, nor is its name. */
export function withoutInternalQuestionnaires(content: Content): Content {
  const internal = new Set(
    content.questionnaires.filter(({ data }) => data.access !== "public").map(({ id }) => id),
  );
  if (internal.size === 0) return content;
  return {
    ...content,
    questionnaires: content.questionnaires.filter(({ id }) => !internal.has(id)),
    answers: content.answers.map((entry) => {
      const kept = Object.entries(entry.data.questionnaires).filter(([id]) => !internal.has(id));
      return { ...entry, data: { ...entry.data, questionnaires: Object.fromEntries(kept) } };
    }),
  };
}
