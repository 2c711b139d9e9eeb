/** The states of a history in the marks and words that all states have. */
import { controlMarks, type StateMark } from "../state/state-marks.ts";
import type { HistoryEvent } from "./history-strip.ts";

const UNOBSERVED: StateMark = {
  ...controlMarks.unknown,
  word: "Not observed",
  tone: "plain",
  meaning: "no tool looked, so nothing is claimed",
};

export function markOf(state: HistoryEvent["state"]): StateMark {
  return state === "unobserved" ? UNOBSERVED : controlMarks[state];
}
