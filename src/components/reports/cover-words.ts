/** What each kind of run on a ribbon is called: one table for the key, the rows and the sentences. */
import type { RunCover } from "./ribbon.ts";

export const coverWords: Record<RunCover, { key: string; row: string }> = {
  examined: { key: "examined in a report", row: "Examined" },
  point: { key: "examined on a single day (Type 1)", row: "Examined on this day" },
  letter: {
    key: "management letter, not examined",
    row: "Stated by management; no auditor examined these days",
  },
  observation: {
    key: "observation, not yet reported",
    row: "In an observation period, not yet reported",
  },
  ahead: { key: "observation still to come", row: "Still to come" },
  none: {
    key: "in nothing",
    row: "In nothing: no report, letter or observation period holds these days",
  },
};

/** In the order of the key. */
export const coverOrder: readonly RunCover[] = [
  "examined",
  "point",
  "letter",
  "observation",
  "ahead",
  "none",
];
