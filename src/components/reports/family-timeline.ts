/** The timeline that a report belongs to: its family's, or for a letter that of the report at the root of its chain. */
import { familyOf, SOC1_FAMILY, SOC2_FAMILY } from "#src/domain/report-families.ts";
import type { Portal, ReportView, Timeline } from "#src/domain/views.ts";

function rootOf(report: ReportView, reports: readonly ReportView[]): ReportView | undefined {
  const seen = new Set<string>();
  let at: ReportView | undefined = report;
  while (at?.kind === "management-letter" && !seen.has(at.id)) {
    seen.add(at.id);
    const follows: string | undefined = at.letter?.follows;
    at = reports.find(({ id }) => id === follows);
  }
  return at;
}

/** Undefined for kinds without days, and where the family has no period yet. A SOC 3 report stands on a SOC 2 examination. */
export function findTimeline(
  report: ReportView,
  { reports, timelines }: Pick<Portal, "reports" | "timelines">,
): Timeline | undefined {
  const kind = rootOf(report, reports)?.kind;
  const family = kind && familyOf(kind);
  if (!family) return undefined;
  const name = family === SOC1_FAMILY ? "SOC 1" : "SOC 2";
  const isKnown = family === SOC1_FAMILY || SOC2_FAMILY.some((member) => family.includes(member));
  return isKnown ? timelines.find((timeline) => timeline.name === name) : undefined;
}
