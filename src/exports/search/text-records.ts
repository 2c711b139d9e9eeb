/** Answers, updates and the portal's own pages as entries of the search. */
import { addressOf } from "../../domain/addresses.ts";
import { describeNavigation } from "../../domain/navigation.ts";
import { wordOfState } from "../../domain/search/kinds.ts";
import { readPlainly } from "../../domain/text-sections.ts";
import type {
  AnswerView,
  GatedAnswerView,
  Portal,
  QuestionnaireView,
  UpdateView,
} from "../../domain/views.ts";
import { categoriesOf } from "./claim-records.ts";
import type { SearchRecord } from "./search-record.ts";

type BodyOf = (collection: "answers" | "updates", id: string) => string;

function recordAnswer(answer: AnswerView, body: string): SearchRecord {
  const { id, question, topics, state, lastReviewed, criteria } = answer;
  return {
    url: addressOf.answer(id),
    kind: "answer",
    title: question,
    where: topics.join(", "),
    text: readPlainly(body),
    state,
    date: { label: "Reviewed", on: lastReviewed },
    categories: categoriesOf(criteria),
  };
}

function recordGated({ id, question, topics }: GatedAnswerView): SearchRecord {
  return {
    url: addressOf.answer(id),
    kind: "answer",
    title: question,
    where: topics.join(", "),
    text: "The answer itself is on no public page of this portal.",
    categories: [],
  };
}

function recordUpdate({ id, title, summary, date, kind }: UpdateView, body: string): SearchRecord {
  return {
    url: addressOf.update(id),
    kind: "update",
    title,
    where: wordOfState(kind),
    text: `${summary} ${readPlainly(body)}`,
    date: { label: "Published", on: date },
    categories: [],
  };
}

function recordQuestionnaire(one: QuestionnaireView): SearchRecord {
  const { id, title, version, summary = "", sections } = one;
  const rows = sections.flatMap((section) => [
    section.title,
    ...section.rows.map((row) => `${row.id} ${row.question ?? ""}`),
  ]);
  return {
    url: addressOf.questionnaire(id),
    kind: "page",
    title: version === undefined ? title : `${title} ${version}`,
    where: "Questionnaires",
    text: `Questionnaire. ${summary} ${rows.join(" ")}`,
    categories: [],
  };
}

function recordPages(portal: Portal): SearchRecord[] {
  return describeNavigation(portal).flatMap((group) =>
    group.links.map(({ label, href }) => ({
      url: href,
      kind: "page" as const,
      title: label,
      where: group.label,
      text: `${label}: ${group.label} of ${portal.company.name}`,
      categories: [],
    })),
  );
}

export function recordTexts(portal: Portal, bodyOf: BodyOf): SearchRecord[] {
  return [
    ...portal.answers.map((answer) => recordAnswer(answer, bodyOf("answers", answer.id))),
    ...portal.gatedAnswers.map(recordGated),
    ...portal.updates.map((update) => recordUpdate(update, bodyOf("updates", update.id))),
    ...portal.questionnaires.map(recordQuestionnaire),
    ...recordPages(portal),
  ];
}
