/** How many reports there are of each group, and the days in nothing. */
import type { ReportGroups } from "./report-groups.ts";

/** `uncovered`: past days of all timelines that nothing covers; undefined where there is no timeline. */
export function countReports(groups: ReportGroups, uncovered: number | undefined) {
  const days = uncovered === 1 ? "day in nothing" : "days in nothing";
  return [
    { label: "in force", count: groups.inForce.length, href: "#in-force" },
    { label: "in preparation", count: groups.inPreparation.length, href: "#in-preparation" },
    { label: "past", count: groups.past.length, href: "#past" },
    ...(uncovered === undefined
      ? []
      : [{ label: days, count: uncovered, href: "#days", isBad: uncovered > 0 }]),
  ];
}
