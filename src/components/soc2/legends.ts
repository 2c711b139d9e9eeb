/** Every mark of the portal with its word and its meaning, from the tables that the pages themselves use. */
import type { PaneState } from "#src/domain/views.ts";
import {
  ageMarks,
  controlMarks,
  criterionMarks,
  type StateMark,
  standingMarks,
  subprocessorMarks,
} from "../state/state-marks.ts";

export const paneMeanings: Record<PaneState, string> = {
  lit: "a current report in force examined it, and the opinion is unmodified there",
  barred:
    "a report in force examined it, and the opinion is modified on it or on the common criteria",
  unlit: "a report in force examined it; the opinion is not published here",
  hatched: "in the programme; no current report in force has examined it",
  outline: "not in the programme",
};

const examined: StateMark[] = [
  {
    mark: "examined",
    word: "Not modified",
    tone: "plain",
    meaning: "a report examined it, and its opinion is not modified there",
  },
  {
    mark: "modified",
    word: "Modified",
    tone: "plain",
    meaning: "a report examined it, and its opinion is modified there",
  },
  {
    mark: "undisclosed",
    word: "Not published",
    tone: "plain",
    meaning: "a report examined it; its opinion is not published here",
  },
];

export const markLegends: { title: string; rows: StateMark[] }[] = [
  { title: "Beside a criterion: what an auditor’s report says", rows: examined },
  { title: "A criterion: what is listed and observed", rows: Object.values(criterionMarks) },
  { title: "A control", rows: Object.values(controlMarks) },
  { title: "A report: its standing", rows: Object.values(standingMarks) },
  { title: "A report: its age", rows: Object.values(ageMarks) },
  { title: "A subprocessor", rows: Object.values(subprocessorMarks) },
];
