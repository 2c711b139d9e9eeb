/** The auditor's half-round for one criterion, from the reports in force that examined it. */
import type { CriterionView } from "#src/domain/views.ts";

export type ExaminedState = "not-modified" | "modified" | "not-published" | "not-examined";

export interface ExaminedMark {
  state: ExaminedState;
  /** Name in the sprite; undefined where no report examined it. */
  mark: string | undefined;
  text: string;
}

const MARKS: Record<ExaminedState, Omit<ExaminedMark, "state">> = {
  modified: { mark: "modified", text: "examined, opinion modified here" },
  "not-modified": { mark: "examined", text: "examined, opinion not modified here" },
  "not-published": { mark: "undisclosed", text: "examined, opinion not published" },
  "not-examined": { mark: undefined, text: "not examined in a report in force" },
};

/** A modified opinion wins over others: bad news is never covered by good news. */
export function examinedMark(criterion: CriterionView): ExaminedMark {
  const inForce = criterion.examined.filter(({ standing }) => standing === "in-force");
  const opinions = inForce.map(({ opinion }) =>
    opinion.published ? opinion.value : "not-published",
  );
  const state =
    (["modified", "not-modified", "not-published"] as const).find((name) =>
      opinions.includes(name),
    ) ?? "not-examined";
  return { state, ...MARKS[state] };
}

export const examinedWords = Object.entries(MARKS).map(([state, words]) => ({
  state: state as ExaminedState,
  ...words,
}));
