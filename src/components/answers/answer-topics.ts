/** Answers by their first topic, in the alphabet's order, so that each question stands in one place. */
import { mapGroups } from "#src/domain/map-groups.ts";
import type { AnswerView, GatedAnswerView } from "#src/domain/views.ts";

export interface Topic {
  name: string;
  /** For the page's own address: "retention-deletion". */
  id: string;
  answers: AnswerView[];
  gated: GatedAnswerView[];
}

export function groupByTopic(
  answers: readonly AnswerView[],
  gated: readonly GatedAnswerView[] = [],
): Topic[] {
  const open = byTopic(answers);
  const closed = byTopic(gated);
  return [...new Set([...open.keys(), ...closed.keys()])]
    .map((name) => ({
      name,
      id: `topic-${slugOf(name)}`,
      answers: open.get(name) ?? [],
      gated: closed.get(name) ?? [],
    }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

function byTopic<One extends { topics: string[] }>(entries: readonly One[]): Map<string, One[]> {
  return mapGroups(
    entries,
    ({ topics }) => topics[0] ?? "Other",
    (entry) => entry,
  );
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
