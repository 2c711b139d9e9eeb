/** Whether a report is in force. Standing is one of three facts about a report that are never merged with each other. */
import type { Entry } from "../schemas/content.ts";
import type { Report } from "../schemas/report.ts";
import { isAttestation } from "./report-families.ts";
import type { Standing } from "./views.ts";

export type ReportDates = Pick<
  Report,
  | "kind"
  | "stage"
  | "issuedOn"
  | "signedOn"
  | "asOf"
  | "period"
  | "follows"
  | "supersedes"
  | "reissues"
  | "withdrawn"
  | "certificate"
>;

/** Issued by today. A report that is dated, or examines days, in the future is not trusted to be. */
export function isIssued(report: ReportDates, today: string): boolean {
  if (report.stage !== "issued") return false;
  const lastDay = isAttestation(report.kind) ? (report.period?.end ?? report.asOf) : undefined;
  return [report.issuedOn, report.signedOn, lastDay].every(
    (day) => day === undefined || day <= today,
  );
}

function isWithdrawn(report: ReportDates, today: string): boolean {
  return report.withdrawn !== undefined && report.withdrawn.on <= today;
}

export interface StandingFacts {
  standing: Standing;
  /** The report that superseded or reissued it. */
  supersededBy?: string | undefined;
}

/** Which report takes the place of which: the newest where several claim it. */
function replacementsIn(
  reports: readonly Entry<ReportDates>[],
  key: "supersedes" | "reissues",
  today: string,
): Map<string, string> {
  const dated = reports
    .filter(
      ({ data }) => isIssued(data, today) && (key === "reissues" || !isWithdrawn(data, today)),
    )
    .sort(
      (one, other) =>
        (one.data.issuedOn ?? "").localeCompare(other.data.issuedOn ?? "") ||
        one.id.localeCompare(other.id),
    );
  return new Map(
    dated.flatMap(({ id, data }) =>
      data[key] === undefined || data[key] === id ? [] : [[data[key], id]],
    ),
  );
}

/** By report id. First match wins: withdrawn, reissued, superseded, expired, in preparation, in force. */
export function describeStandings(
  reports: readonly Entry<ReportDates>[],
  today: string,
): Map<string, StandingFacts> {
  const reissues = replacementsIn(reports, "reissues", today);
  const successors = replacementsIn(reports, "supersedes", today);
  const judge = (id: string, report: ReportDates): StandingFacts => {
    if (isWithdrawn(report, today)) return { standing: "withdrawn" };
    if (reissues.has(id)) return { standing: "reissued", supersededBy: reissues.get(id) };
    if (successors.has(id)) return { standing: "superseded", supersededBy: successors.get(id) };
    if (report.certificate?.expires !== undefined && report.certificate.expires < today)
      return { standing: "expired" };
    return { standing: isIssued(report, today) ? "in-force" : "in-preparation" };
  };
  return new Map(reports.map(({ id, data }) => [id, judge(id, data)]));
}
