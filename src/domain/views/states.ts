/** The words for what is true of each thing, as they are worked out for one day. */
export type ControlState =
  | "operating"
  | "stated"
  | "partial"
  | "failing"
  | "unknown"
  | "stale"
  | "planned"
  | "not-applicable"
  | "withheld";

export type CriterionState =
  | "out-of-scope"
  | "relies-on-others"
  | "not-applicable"
  | "unlisted"
  | "planned"
  | "withheld"
  | "attention"
  | "unverified"
  | "stated"
  | "operating";

export type PaneState = "lit" | "hatched" | "barred" | "unlit" | "outline";

export type Standing =
  | "in-force"
  | "superseded"
  | "withdrawn"
  | "reissued"
  | "expired"
  | "in-preparation";

export type AgeState = "current" | "aging" | "stale";

export type DayCover = "examined" | "letter" | "observation" | "none";

export type SubprocessorState = "announced" | "in-notice" | "active" | "removed";
