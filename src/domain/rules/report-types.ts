/** Type 1 and Type 2: one day or a period, never both. */
import { formatPeriod } from "../dates.ts";
import { findingAt, type Rule } from "./rule.ts";

const TYPED = new Set(["soc1", "soc2", "soc2-plus"]);

export const reportTypeRules: readonly Rule[] = [
  {
    id: "type1-with-period",
    title: "A Type 1 report names a period",
    severity: "error",
    soft: false,
    why: "A Type 1 report is about the design of controls on one day. A period would make it look like a Type 2 report.",
    fix: "Write asOf in place of period, or type: 2 if the report covers a period.",
    check: ({ content }) =>
      content.reports
        .filter(({ data }) => TYPED.has(data.kind) && data.type === 1 && data.period)
        .map((entry) =>
          findingAt(
            entry,
            ["period"],
            "A Type 1 report examines one day, but this one names a period.",
            {
              expected: "asOf, the day examined",
              received: entry.data.period ? formatPeriod(entry.data.period) : undefined,
            },
          ),
        ),
  },
  {
    id: "type2-without-period",
    title: "A Type 2 report names no period",
    severity: "error",
    soft: false,
    why: "A Type 2 report is about how controls worked over a period. Without it a reader cannot tell which days were examined.",
    fix: "Write period with its start and end, or type: 1 with asOf if the report is about one day.",
    check: ({ content }) =>
      content.reports
        .filter(
          ({ data }) =>
            TYPED.has(data.kind) && data.type === 2 && data.stage === "issued" && !data.period,
        )
        .map((entry) =>
          findingAt(
            entry,
            ["type"],
            "A Type 2 report examines a period, but this one names none.",
            {
              expected: "period with start and end",
            },
          ),
        ),
  },
  {
    id: "issued-without-type",
    title: "An issued SOC 1 or SOC 2 report does not say its type or day",
    severity: "error",
    soft: false,
    why: "Type 1 and Type 2 reports say very different things. The type, and the day of a Type 1 report, are the first thing that a reader asks.",
    fix: "Write type: 1 with asOf, or type: 2 with period.",
    check: ({ content }) =>
      content.reports.flatMap((entry) => {
        const { kind, stage, type, asOf, period } = entry.data;
        if (!TYPED.has(kind) || stage !== "issued") return [];
        if (type === undefined)
          return [
            findingAt(
              entry,
              ["type"],
              "This issued report does not say whether it is of Type 1 or Type 2.",
              { expected: "type: 1 or type: 2" },
            ),
          ];
        if (type === 1 && asOf === undefined && !period)
          return [
            findingAt(
              entry,
              ["type"],
              "This issued Type 1 report does not say which day it examined.",
              { expected: "asOf, the day examined" },
            ),
          ];
        return [];
      }),
  },
];
