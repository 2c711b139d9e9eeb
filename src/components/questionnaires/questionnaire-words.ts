/** How many rows of a questionnaire are answered, and how, in words. */
import { countOf, listOf } from "#src/domain/counting-words.ts";
import type { QuestionnaireRow, QuestionnaireView } from "#src/domain/views.ts";
import type { StateMark } from "../state/state-marks.ts";

/** States of rows that carry no answer of their own, or one that is past its date. */
export const rowMarks: Record<Exclude<QuestionnaireRow["state"], "answered">, StateMark> = {
  overdue: {
    mark: "attention",
    word: "Review overdue",
    tone: "warn",
    meaning: "the answer is past the day until which it was said to hold",
  },
  gated: {
    mark: "withheld",
    word: "Under conditions",
    tone: "plain",
    meaning: "answered to readers who meet them",
  },
  open: {
    mark: "out",
    word: "Not answered here",
    tone: "plain",
    meaning: "no answer of this portal names the row",
  },
};

/** "25 rows: 23 answered, 1 under conditions and 1 not answered here". */
export function tellCounts({ counts }: Pick<QuestionnaireView, "counts">): string {
  const parts = [
    `${counts.answered} answered`,
    ...(counts.overdue > 0 ? [`${counts.overdue} whose review is overdue`] : []),
    ...(counts.gated > 0 ? [`${counts.gated} under conditions`] : []),
    ...(counts.open > 0 ? [`${counts.open} not answered here`] : []),
  ];
  return `${countOf(counts.rows, "row")}: ${listOf(parts)}`;
}

export function nameOf({ title, version }: Pick<QuestionnaireView, "title" | "version">): string {
  return version === undefined ? title : `${title} ${version}`;
}
