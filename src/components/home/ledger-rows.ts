/** Which reports the home page shows: what stands now and what comes next. */
import type { ReportView } from "#src/domain/views.ts";

/** Of a chain of letters only the newest: it says how far the chain reaches. */
function findNewestLetter(reports: readonly ReportView[]): ReportView | undefined {
  return reports
    .filter(({ kind, standing }) => kind === "management-letter" && standing === "in-force")
    .toSorted((a, b) => ((a.period?.end ?? "") < (b.period?.end ?? "") ? 1 : -1))[0];
}

export function chooseLedgerRows(reports: readonly ReportView[], most: number): ReportView[] {
  const letter = findNewestLetter(reports);
  return reports
    .filter(({ standing }) => standing === "in-force" || standing === "in-preparation")
    .filter((report) => report.kind !== "management-letter" || report === letter)
    .slice(0, most);
}
