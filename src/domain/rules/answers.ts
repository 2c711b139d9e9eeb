/** Answers that say different things to one question. */
import type { Answer } from "../../schemas/answer.ts";
import type { Entry } from "../../schemas/content.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

export const answerRules: readonly Rule[] = [
  {
    id: "answers-disagree",
    title: "Two answers to one row of a questionnaire disagree",
    severity: "error",
    soft: false,
    why: "Both answers name the same row of the same questionnaire, for the same product, with different values. A filled questionnaire could say only one of them.",
    fix: "Agree on one value, take the row out of one answer, or limit both to different products.",
    check: findDisagreements,
  },
];

function findDisagreements({ content }: RuleContext): Finding[] {
  const earlier = new Map<string, Entry<Answer>[]>();
  return content.answers.flatMap((entry) =>
    Object.entries(entry.data.questionnaires).flatMap(([questionnaire, rows]) =>
      rows.flatMap((row, index) => {
        const key = JSON.stringify([questionnaire, row]);
        const others = earlier.get(key) ?? [];
        earlier.set(key, [...others, entry]);
        const other = others.find((candidate) => disagree(candidate.data, entry.data));
        if (!other) return [];
        const message = `${questionnaire} ${row} is answered "${entry.data.value}" here, but "${other.data.value}" in ${other.origin.file}.`;
        return [findingAt(entry, ["questionnaires", questionnaire, index], message)];
      }),
    ),
  );
}

function disagree(one: Answer, other: Answer): boolean {
  if (one.value === other.value || one.value === "text" || other.value === "text") return false;
  const isShared =
    one.products.length === 0 ||
    other.products.length === 0 ||
    one.products.some((id) => other.products.includes(id));
  return isShared;
}
