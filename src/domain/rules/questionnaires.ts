/** Rows that answers name and their questionnaire does not have, and questionnaires whose page could not be. */
import type { Entry } from "../../schemas/content.ts";
import { nearestWord } from "../../schemas/nearest.ts";
import type { Questionnaire } from "../../schemas/questionnaire.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

export const questionnaireRules: readonly Rule[] = [
  {
    id: "unknown-questionnaire-row",
    title: "An answer names a row that its questionnaire does not have",
    severity: "error",
    soft: false,
    why: "The answer would be missing in the filled questionnaire without a word. Ids often change with a new version of a questionnaire.",
    fix: "Use the id of a row in questionnaires/, or take the row out of the answer.",
    check: findUnknownRows,
  },
  {
    id: "questionnaire-row-repeated",
    title: "A questionnaire has two rows of one id",
    severity: "error",
    soft: false,
    why: "An id leads to one row, as an address on the page and in what answers name.",
    fix: "Give each row the id that the questionnaire gives it; where that has two of one id, add the section to them.",
    check: ({ content }) => content.questionnaires.flatMap(findRepeatedRows),
  },
  {
    id: "questionnaire-name-taken",
    title: "A questionnaire has the name of a page",
    severity: "error",
    soft: false,
    why: 'The page on which readers fill in their own workbook stands at /questionnaires/fill/, so no questionnaire can be called "fill".',
    fix: "Rename the file, and the name in the answers that name its rows.",
    check: ({ content }) =>
      content.questionnaires
        .filter(({ id }) => id.toLowerCase() === "fill")
        .map((entry) => findingAt(entry, [], `The name "${entry.id}" is taken by a page.`)),
  },
];

function rowsOf({ data }: Entry<Questionnaire>): string[] {
  return data.sections.flatMap(({ questions }) => questions.map(({ id }) => id));
}

function findUnknownRows({ content }: RuleContext): Finding[] {
  const known = new Map(content.questionnaires.map((entry) => [entry.id, new Set(rowsOf(entry))]));
  return content.answers.flatMap((entry) =>
    Object.entries(entry.data.questionnaires).flatMap(([id, rows]) => {
      const own = known.get(id);
      if (!own) return [];
      return rows.flatMap((row, index) =>
        own.has(row)
          ? []
          : [
              findingAt(
                entry,
                ["questionnaires", id, index],
                `The questionnaire ${id} has no row "${row}".`,
                { received: row, suggestion: nearestWord(row, own) },
              ),
            ],
      );
    }),
  );
}

function findRepeatedRows(entry: Entry<Questionnaire>): Finding[] {
  const seen = new Set<string>();
  return entry.data.sections.flatMap(({ questions }, section) =>
    questions.flatMap(({ id }, index) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      const path = ["sections", section, "questions", index, "id"];
      return [findingAt(entry, path, `There is another row "${id}" before it.`, { received: id })];
    }),
  );
}
