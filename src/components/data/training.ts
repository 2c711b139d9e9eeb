/** Which subprocessors train models on the data that they handle, by what is stated of each. */
import type { SubprocessorView } from "#src/domain/views.ts";

export interface TrainingAnswer {
  answer: SubprocessorView["aiTraining"];
  label: string;
  entries: SubprocessorView[];
}

const LABELS: readonly (readonly [TrainingAnswer["answer"], string])[] = [
  ["yes", "Train models on it"],
  ["not-stated", "Nothing stated"],
  ["no", "Do not train models on it"],
];

/** Removed ones are left out; answers that nobody gave too. */
export function groupByTraining(subprocessors: readonly SubprocessorView[]): TrainingAnswer[] {
  const present = subprocessors.filter(({ state }) => state !== "removed");
  return LABELS.map(([answer, label]) => ({
    answer,
    label,
    entries: present.filter(({ aiTraining }) => aiTraining === answer),
  })).filter(({ entries }) => entries.length > 0);
}
