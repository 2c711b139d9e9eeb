/** The state of a criterion: what is listed for it and what is seen of that, never that it is met. */
import { countOf } from "./counting-words.ts";
import type { ControlState, CriterionState } from "./views.ts";

export interface CriterionFacts {
  inScope: boolean;
  /** Whether the criteria map is published. */
  mapPublished: boolean;
  /** Whether control status of its category is published. */
  statusPublished: boolean;
  /** States of the controls mapped to it. */
  controls: readonly ControlState[];
  /** A carved-out organisation is expected to run a control for it. */
  carvedOut: boolean;
}

/** First match wins. Planned and not-applicable controls are counted, but say nothing about the others. */
export function judgeCriterion({
  inScope,
  mapPublished,
  statusPublished,
  controls,
  carvedOut,
}: CriterionFacts): CriterionState {
  if (!inScope) return "out-of-scope";
  if (!mapPublished) return "withheld";
  if (controls.length === 0) return carvedOut ? "relies-on-others" : "unlisted";
  const applicable = controls.filter((state) => state !== "not-applicable");
  if (applicable.length === 0) return "not-applicable";
  const due = new Set(applicable.filter((state) => state !== "planned"));
  if (due.size === 0) return "planned";
  if (!statusPublished) return "withheld";
  if (due.has("failing") || due.has("partial")) return "attention";
  if (due.has("unknown") || due.has("stale")) return "unverified";
  if (due.has("withheld")) return "withheld";
  return due.has("stated") ? "stated" : "operating";
}

const COUNT_ORDER: readonly [ControlState, string][] = [
  ["operating", "operating"],
  ["stated", "stated"],
  ["partial", "partial"],
  ["failing", "failing"],
  ["unknown", "unknown"],
  ["stale", "stale"],
  ["planned", "planned"],
  ["not-applicable", "not applicable"],
  ["withheld", "withheld"],
];

export function tallyOf<State extends string>(
  states: readonly State[],
): Partial<Record<State, number>> {
  const tally: Partial<Record<State, number>> = {};
  for (const state of states) tally[state] = (tally[state] ?? 0) + 1;
  return tally;
}

/** "5 controls mapped: 4 operating, 1 stated". */
export function countsSentence(tally: Partial<Record<ControlState, number>>): string {
  const parts = COUNT_ORDER.flatMap(([state, word]) =>
    tally[state] ? [`${tally[state]} ${word}`] : [],
  );
  if (parts.length === 0) return "No control mapped";
  const total = COUNT_ORDER.reduce((sum, [state]) => sum + (tally[state] ?? 0), 0);
  return `${countOf(total, "control")} mapped: ${parts.join(", ")}`;
}
