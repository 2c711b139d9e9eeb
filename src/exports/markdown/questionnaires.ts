/** Questionnaires in Markdown, each in its own order. */
import { addressOf } from "../../domain/addresses.ts";
import { countOf } from "../../domain/counting-words.ts";
import { formatDay } from "../../domain/dates.ts";
import type { QuestionnaireRow, QuestionnaireView } from "../../domain/views.ts";
import { absoluteTo } from "../export-file.ts";
import type { Source } from "../source.ts";
import { VALUE_WORDS } from "./answer-values.ts";
import type { MarkdownPage } from "./page.ts";
import { blocks, facts, heading, link, list, plain } from "./write-markdown.ts";

export function listQuestionnairePages(source: Source): MarkdownPage[] {
  const { questionnaires, company } = source.portal;
  const absolute = absoluteTo(company.portal);
  if (questionnaires.length === 0) return [];
  return [
    {
      page: "/questionnaires/",
      title: "Questionnaires",
      body: () =>
        list(
          questionnaires.map(
            ({ id, title, version, counts }) =>
              `${link(title, absolute(addressOf.questionnaire(id)))}${version ? ` ${plain(version)}` : ""}: ${countOf(counts.rows, "row")}, ${counts.answered} answered, ${counts.overdue} overdue for review, ${counts.gated} under conditions, ${counts.open} not answered here`,
          ),
        ),
    },
    ...questionnaires.map((one) => ({
      page: addressOf.questionnaire(one.id),
      title: one.title,
      oneOf: "questionnaire",
      body: () => bodyOf(one, source),
    })),
  ];
}

function bodyOf(one: QuestionnaireView, source: Source): string {
  const { counts } = one;
  return blocks([
    one.summary && plain(one.summary),
    facts([
      ["Version", one.version && plain(one.version)],
      ["Source", one.source],
      ["Licence", one.licence && plain(one.licence)],
      ["Rows", String(counts.rows)],
      ["Answered", String(counts.answered)],
      ["Review overdue", String(counts.overdue)],
      ["Under conditions", String(counts.gated)],
      ["Not answered here", String(counts.open)],
      ["Basis", "Self-reported"],
    ]),
    ...one.sections.flatMap(({ title, rows }) => [
      heading(2, plain(title)),
      ...rows.map((row) => rowOf(row, source)),
    ]),
  ]);
}

function rowOf({ id, question, answers, gated, state }: QuestionnaireRow, source: Source): string {
  const absolute = absoluteTo(source.portal.company.portal);
  return blocks([
    heading(3, plain(`${id} ${question ?? ""}`.trim())),
    state === "open" && "Not answered here.",
    ...answers.map((answer) =>
      blocks([
        `${VALUE_WORDS[answer.value]}. ${link(answer.question, absolute(addressOf.answer(answer.id)))}, reviewed ${formatDay(answer.lastReviewed)}${answer.state === "overdue" ? ", review overdue" : ""}.`,
        source.texts.answers.get(answer.id) ?? "",
      ]),
    ),
    ...gated.map(
      (answer) =>
        `${link(answer.question, absolute(addressOf.answer(answer.id)))}: answered under conditions.`,
    ),
  ]);
}
