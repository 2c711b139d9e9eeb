/** The two states of a policy, told like all states. */
import type { PolicyView } from "#src/domain/views.ts";
import type { StateMark } from "../state/state-marks.ts";

export const policyMarks: Record<PolicyView["state"], StateMark> = {
  current: {
    mark: "stated",
    word: "Current",
    tone: "plain",
    meaning: "its next review is still ahead, or none is set",
  },
  "review-overdue": {
    mark: "attention",
    word: "Review overdue",
    tone: "warn",
    meaning: "the day of its review has passed",
  },
};
