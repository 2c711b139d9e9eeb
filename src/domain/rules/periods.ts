/** Periods that run backwards, or are shorter or longer than readers expect. */
import type { Entry } from "../../schemas/content.ts";
import type { Report } from "../../schemas/report.ts";
import { addDays, addMonths, formatDay, formatPeriod, monthsIn } from "../dates.ts";
import { isAttestation } from "../report-families.ts";
import { type Finding, findingAt, type Path, type Rule, type RuleContext } from "./rule.ts";

export const periodRules: readonly Rule[] = [
  {
    id: "period-reversed",
    title: "A period ends before it starts",
    severity: "error",
    soft: false,
    why: "No day lies in it, so whatever is said of the period is said of nothing.",
    fix: "Swap the two dates, or correct the wrong one.",
    check: ({ content }) => [
      ...content.reports.flatMap((entry) => {
        const { period, expected, certificate } = entry.data;
        return [
          ...reversed(entry, ["period", "end"], period?.start, period?.end),
          ...reversed(entry, ["expected", "periodEnd"], expected?.periodStart, expected?.periodEnd),
          ...reversed(
            entry,
            ["certificate", "expires"],
            certificate?.validFrom,
            certificate?.expires,
          ),
        ];
      }),
      ...content.documents.flatMap((entry) =>
        reversed(entry, ["expires"], entry.data.dated, entry.data.expires),
      ),
      ...content.subprocessors.flatMap((entry) =>
        reversed(entry, ["removedOn"], entry.data.effectiveOn, entry.data.removedOn),
      ),
      ...content.updates.flatMap((entry) => {
        const { start, end } = entry.data.incident ?? {};
        if (start === undefined || end === undefined || Date.parse(end) >= Date.parse(start))
          return [];
        return [
          findingAt(
            entry,
            ["incident", "end"],
            `This incident ends (${end}) before it starts (${start}).`,
            { received: end },
          ),
        ];
      }),
    ],
  },
  {
    id: "period-under-three-months",
    title: "A report covers less than three months",
    severity: "warning",
    soft: true,
    why: "Readers expect at least three months, and usually six or twelve. A shorter period is possible, most often in a first report, and will be asked about.",
    fix: "Check the dates. If the period is right, lower this rule in company.yaml with the reason.",
    check: (context) =>
      examinedPeriods(context).flatMap(({ entry, period }) =>
        period.start <= period.end && monthsIn(period) < 3
          ? [
              findingAt(
                entry,
                ["period"],
                `This report covers ${formatPeriod(period)}, less than three months.`,
              ),
            ]
          : [],
      ),
  },
  {
    id: "period-over-twelve-months",
    title: "A report covers more than twelve months",
    severity: "warning",
    soft: true,
    why: "Periods longer than a year are unusual, and a slip in the year is common.",
    fix: "Check the dates. If the period is right, lower this rule in company.yaml with the reason.",
    check: (context) =>
      examinedPeriods(context).flatMap(({ entry, period }) =>
        addDays(period.end, 1) > addMonths(period.start, 12)
          ? [
              findingAt(
                entry,
                ["period"],
                `This report covers ${formatPeriod(period)}, more than twelve months.`,
              ),
            ]
          : [],
      ),
  },
];

function reversed(
  entry: Entry<unknown>,
  path: Path,
  start: string | undefined,
  end: string | undefined,
): Finding[] {
  if (start === undefined || end === undefined || start <= end) return [];
  return [
    findingAt(
      entry,
      path,
      `This period ends on ${formatDay(end)}, before it starts on ${formatDay(start)}.`,
      { received: end },
    ),
  ];
}

function examinedPeriods({
  content,
}: RuleContext): { entry: Entry<Report>; period: { start: string; end: string } }[] {
  return content.reports.flatMap((entry) =>
    isAttestation(entry.data.kind) && entry.data.period
      ? [{ entry, period: entry.data.period }]
      : [],
  );
}
