/** For each state its mark, its word and its tone: one table, so that a state looks the same on every page. */
import type {
  AgeState,
  ControlState,
  CriterionState,
  Standing,
  SubprocessorState,
} from "#src/domain/views.ts";

export type Tone = "ok" | "warn" | "bad" | "plain";
export interface StateMark {
  mark: string;
  word: string;
  tone: Tone;
  /** What the word means, for legends. */
  meaning: string;
}

export const controlMarks: Record<ControlState, StateMark> = {
  operating: {
    mark: "operating",
    word: "Operating",
    tone: "ok",
    meaning: "a tool saw it working at its last check",
  },
  stated: {
    mark: "stated",
    word: "Stated",
    tone: "plain",
    meaning: "performed, as the company states; nobody else has checked it",
  },
  partial: {
    mark: "attention",
    word: "Partial",
    tone: "warn",
    meaning: "a tool saw it working in part",
  },
  failing: { mark: "failing", word: "Failing", tone: "bad", meaning: "a tool saw it failing" },
  unknown: {
    mark: "unverified",
    word: "Unknown",
    tone: "warn",
    meaning: "nothing has been observed",
  },
  stale: {
    mark: "unverified",
    word: "Stale",
    tone: "warn",
    meaning: "the last check or performance is too long ago",
  },
  planned: { mark: "planned", word: "Planned", tone: "plain", meaning: "not in place yet" },
  "not-applicable": {
    mark: "not-applicable",
    word: "Not applicable",
    tone: "plain",
    meaning: "does not apply here, with the reason",
  },
  withheld: {
    mark: "withheld",
    word: "Withheld",
    tone: "plain",
    meaning: "the status is not published here",
  },
};

export const criterionMarks: Record<CriterionState, StateMark> = {
  operating: {
    mark: "operating",
    word: "Operating",
    tone: "ok",
    meaning: "each control listed has a current observation",
  },
  stated: {
    mark: "stated",
    word: "Stated",
    tone: "plain",
    meaning: "a control is performed and stated by the company only",
  },
  attention: {
    mark: "attention",
    word: "Attention",
    tone: "bad",
    meaning: "a control is failing or partial",
  },
  unverified: {
    mark: "unverified",
    word: "Unverified",
    tone: "warn",
    meaning: "an observation that should be there is missing or stale",
  },
  "relies-on-others": {
    mark: "others",
    word: "Relies on others",
    tone: "plain",
    meaning: "only controls of a carved-out organisation",
  },
  planned: { mark: "planned", word: "Planned", tone: "plain", meaning: "only planned controls" },
  unlisted: { mark: "unlisted", word: "Unlisted", tone: "warn", meaning: "no control is listed" },
  "not-applicable": {
    mark: "not-applicable",
    word: "Not applicable",
    tone: "plain",
    meaning: "every control listed is, with reasons",
  },
  withheld: {
    mark: "withheld",
    word: "Withheld",
    tone: "plain",
    meaning: "control status is not published here",
  },
  "out-of-scope": {
    mark: "out",
    word: "Out of scope",
    tone: "plain",
    meaning: "not in the programme",
  },
};

/** A state is withheld for one of two reasons; the mark names the one that holds. */
export function markCriterion(
  state: CriterionState,
  { criteriaMap }: { criteriaMap: boolean },
): StateMark {
  const mark = criterionMarks[state];
  return state === "withheld" && !criteriaMap
    ? { ...mark, meaning: "which controls bear on it is not published here" }
    : mark;
}

export const ageMarks: Record<AgeState, StateMark> = {
  current: { mark: "operating", word: "Current", tone: "ok", meaning: "the period ended recently" },
  aging: {
    mark: "unverified",
    word: "Aging",
    tone: "warn",
    meaning: "the period ended some months ago",
  },
  stale: { mark: "attention", word: "Stale", tone: "warn", meaning: "the period ended long ago" },
};

export const standingMarks: Record<Standing, StateMark> = {
  "in-force": {
    mark: "operating",
    word: "In force",
    tone: "ok",
    meaning: "nothing has replaced it",
  },
  superseded: {
    mark: "out",
    word: "Superseded",
    tone: "plain",
    meaning: "a later one has taken its place",
  },
  reissued: {
    mark: "out",
    word: "Reissued",
    tone: "plain",
    meaning: "a corrected one has taken its place",
  },
  withdrawn: { mark: "failing", word: "Withdrawn", tone: "bad", meaning: "it no longer stands" },
  expired: { mark: "attention", word: "Expired", tone: "bad", meaning: "its validity has ended" },
  "in-preparation": {
    mark: "planned",
    word: "In preparation",
    tone: "plain",
    meaning: "not issued yet",
  },
};

export const subprocessorMarks: Record<SubprocessorState, StateMark> = {
  announced: {
    mark: "planned",
    word: "Announced",
    tone: "plain",
    meaning: "told, not yet in effect",
  },
  "in-notice": {
    mark: "attention",
    word: "In notice",
    tone: "warn",
    meaning: "customers may still object",
  },
  active: { mark: "operating", word: "Active", tone: "ok", meaning: "handles data now" },
  removed: { mark: "out", word: "Removed", tone: "plain", meaning: "no longer handles data" },
};

/** Of a change, beside what it is else. */
export const regionMark: StateMark = {
  mark: "attention",
  word: "Region change",
  tone: "warn",
  meaning: "data is processed in a country in which it was not before, or no longer in one",
};
