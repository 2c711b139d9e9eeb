/** Every published report with what follows from its dates and from the other reports: read once, used by all views. */
import type { Company } from "../schemas/company.ts";
import type { Entry } from "../schemas/content.ts";
import type { Report } from "../schemas/report.ts";
import { findLetterRoots } from "./letter-chains.ts";
import { type ReleasedReport, releaseReport } from "./publication.ts";
import { describeAge } from "./report-age.ts";
import { describeStandings, isIssued } from "./report-standing.ts";
import { titleOf } from "./report-titles.ts";
import type { ReportAge, Standing } from "./views.ts";

export interface ReportRecord {
  id: string;
  data: ReleasedReport;
  title: string;
  issued: boolean;
  standing: Standing;
  supersededBy?: string | undefined;
  age?: ReportAge | undefined;
  /** Of letters: the report that their chain follows. */
  root?: string | undefined;
}

export function readReports(
  entries: readonly Entry<Report>[],
  company: Company,
  today: string,
): Map<string, ReportRecord> {
  const standings = describeStandings(entries, today);
  const roots = findLetterRoots(entries);
  const record = ({ id, data }: Entry<Report>): ReportRecord => {
    const own = standings.get(id) ?? { standing: "in-preparation" };
    const root = roots.get(id);
    const ofRoot = root === undefined ? undefined : standings.get(root);
    // A letter continues its report's days: once that is superseded, so is the letter.
    const standing =
      own.standing === "in-force" && ofRoot?.standing === "superseded" ? ofRoot : own;
    return {
      id,
      data: releaseReport(data, company.publish),
      title: titleOf(data),
      issued: isIssued(data, today),
      root,
      age: describeAge(data, company.ages, today),
      ...standing,
    };
  };
  return new Map(entries.map((entry) => [entry.id, record(entry)]));
}
