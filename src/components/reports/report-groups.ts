/** The three groups in which reports are listed. */
import type { ReportView } from "#src/domain/views.ts";

export interface ReportGroups {
  inForce: ReportView[];
  inPreparation: ReportView[];
  past: ReportView[];
}

export function groupReports(reports: readonly ReportView[]): ReportGroups {
  return {
    inForce: reports.filter(({ standing }) => standing === "in-force"),
    inPreparation: reports.filter(({ standing }) => standing === "in-preparation"),
    past: reports.filter(
      ({ standing }) => standing !== "in-force" && standing !== "in-preparation",
    ),
  };
}
