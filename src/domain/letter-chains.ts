/** Management letters follow a report or one another: which report a chain of letters hangs on. */
import type { Entry } from "../schemas/content.ts";
import type { Report } from "../schemas/report.ts";

/** By letter id: the report at the root of its chain. Letters that follow nothing known, or each other, are left out. */
export function findLetterRoots(
  reports: readonly Entry<Pick<Report, "kind" | "follows">>[],
): Map<string, string> {
  const byId = new Map(reports.map((entry) => [entry.id, entry.data]));
  const roots = new Map<string, string>();
  for (const { id, data } of reports) {
    const seen = new Set<string>();
    let at: string | undefined = id;
    let report: Pick<Report, "kind" | "follows"> | undefined = data;
    while (at !== undefined && report?.kind === "management-letter" && !seen.has(at)) {
      seen.add(at);
      at = report.follows;
      report = at === undefined ? undefined : byId.get(at);
    }
    if (
      at !== undefined &&
      at !== id &&
      report !== undefined &&
      report.kind !== "management-letter"
    )
      roots.set(id, at);
  }
  return roots;
}
