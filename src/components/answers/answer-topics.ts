/** Answers by their first topic, in the alphabet's order, so that each question stands in one place. */
import { mapGroups } from "#src/domain/map-groups.ts";
import type { AnswerView } from "#src/domain/views.ts";

export interface Topic {
  name: string;
  /** For the page's own address: "retention-deletion". */
  id: string;
  answers: AnswerView[];
}

export function groupByTopic(answers: readonly AnswerView[]): Topic[] {
  const groups = mapGroups(
    answers,
    ({ topics }) => topics[0] ?? "Other",
    (answer) => answer,
  );
  return [...groups]
    .map(([name, own]) => ({ name, id: `topic-${slugOf(name)}`, answers: own }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
