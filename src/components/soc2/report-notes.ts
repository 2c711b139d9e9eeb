/** Notes on what has been examined, of which type, and how old it is. */
import { countOf } from "#src/domain/counting-words.ts";
import { daysBetween, formatDay } from "#src/domain/dates.ts";
import type { Portal, ReportView } from "#src/domain/views.ts";
import { tellDaysSince } from "../reports/day-words.ts";
import { hasDays } from "../reports/family-timeline.ts";
import { tellDays } from "../reports/report-words.ts";
import { findLeading, linkTo, type NoteLine, sortSoc2 } from "./note-lines.ts";

const NONE: NoteLine = { text: "No SOC 2 report is in force." };

export function noteReports(portal: Portal): NoteLine[] {
  const { inForce, inPreparation } = sortSoc2(portal);
  const firm = findLeading(portal)?.auditor;
  const named = firm?.published ? firm.value?.name : undefined;
  return [
    ...(inForce.length === 0 ? [NONE] : []),
    ...inForce.map((report) => ({ text: "In force:", link: linkTo(report) })),
    ...(named ? [{ text: `Examined by ${named}.` }] : []),
    ...(firm && !firm.published
      ? [{ text: "The firm is not named here; the report names it." }]
      : []),
    ...(inPreparation.length > 0 ? [{ text: `In preparation: ${inPreparation.length}.` }] : []),
  ];
}

export function noteTypes(portal: Portal): NoteLine[] {
  const { inForce, past } = sortSoc2(portal);
  const issued = [...inForce, ...past].filter(({ type }) => type !== undefined);
  if (issued.length === 0) return [{ text: "No Type 1 or Type 2 report has been issued." }];
  return ([2, 1] as const).flatMap((type) => {
    const newest = issued.find((report) => report.type === type);
    if (!newest) return [{ text: `No Type ${type} report has been issued.` }];
    return [
      {
        text: `Newest Type ${type}: ${tellDays(newest) ?? "no days stated"}.`,
        link: linkTo(newest),
      },
    ];
  });
}

export function notePreparation(portal: Portal): NoteLine[] {
  const prepared = sortSoc2(portal).inPreparation;
  if (prepared.length === 0) return [{ text: "No SOC 2 report is stated to be in preparation." }];
  return prepared.map((report) => ({
    text: `${[report.stageLabel, tellDays(report)?.replace("As of", "as of")].filter(Boolean).join(", ")}:`,
    link: linkTo(report, "stage"),
  }));
}

export function noteAudit(portal: Portal): NoteLine[] {
  const report = findLeading(portal);
  const last = report?.period?.end;
  if (!report?.issuedOn || !last) return [NONE];
  const days = countOf(daysBetween(last, report.issuedOn), "day");
  const ended = report.asOf ? "The day examined was" : "The period ended on";
  return [
    {
      text: `${ended} ${formatDay(last)}; the report was issued on ${formatDay(report.issuedOn)}, ${days} later.`,
      link: linkTo(report),
    },
  ];
}

function ageOf(report: ReportView, portal: Portal): NoteLine[] {
  const { age } = report;
  if (!age) return [];
  const since = tellDaysSince(report.daysSince);
  return [
    {
      text: `${age.state.slice(0, 1).toUpperCase()}${age.state.slice(1)}: ${countOf(age.days, "day")} since the last day examined.`,
      link: linkTo(report, hasDays(report, portal) ? "days" : undefined),
    },
    ...(since && since.uncovered > 0
      ? [{ text: `${countOf(since.uncovered, "day")} since then in nothing.` }]
      : []),
  ];
}

export function noteAge(portal: Portal): NoteLine[] {
  const lines = sortSoc2(portal).inForce.flatMap((report) => ageOf(report, portal));
  return lines.length > 0 ? lines : [NONE];
}
