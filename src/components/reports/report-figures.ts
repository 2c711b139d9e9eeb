/** How many reports there are of each group, and the days in nothing. */
import type { Timeline } from "#src/domain/views.ts";
import type { ReportGroups } from "./report-groups.ts";
import { drawRibbon } from "./ribbon.ts";

/** Past days of each timeline that nothing covers. They are not added up: one day may stand in several timelines. */
export function countUncovered(timelines: readonly Timeline[]) {
  return timelines.map((timeline) => {
    const { uncovered } = drawRibbon(timeline);
    const days = uncovered === 1 ? "day in nothing" : "days in nothing";
    return { count: uncovered, label: timelines.length > 1 ? `${days}: ${timeline.name}` : days };
  });
}

export function countReports(groups: ReportGroups, timelines: readonly Timeline[]) {
  return [
    { label: "in force", count: groups.inForce.length, href: "#in-force" },
    { label: "in preparation", count: groups.inPreparation.length, href: "#in-preparation" },
    { label: "past", count: groups.past.length, href: "#past" },
    ...countUncovered(timelines).map(({ label, count }) => ({
      label,
      count,
      href: "#days",
      isBad: count > 0,
    })),
  ];
}
