/** Controls that claim to need nothing. */
import { findingAt, type Rule } from "./rule.ts";

export const controlRules: readonly Rule[] = [
  {
    id: "not-applicable-without-reason",
    title: "A control is not applicable, and nobody says why",
    severity: "error",
    soft: false,
    why: "Not applicable takes a criterion's control out of every count. Readers accept it with a reason only.",
    fix: "Write reason: one sentence on why the control does not apply.",
    check: ({ content }) =>
      content.controls
        .filter(({ data }) => data.status === "not-applicable" && data.reason === undefined)
        .map((entry) =>
          findingAt(
            entry,
            ["status"],
            `"${entry.data.title}" is not applicable, but gives no reason.`,
            { expected: "reason" },
          ),
        ),
  },
];
