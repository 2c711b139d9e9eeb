/** Every report with what follows from its dates and from the other reports: read once, used by all views. */
import type { Company } from "../schemas/company.ts";
import type { Entry } from "../schemas/content.ts";
import type { Report, ReportKind } from "../schemas/report.ts";
import { findLetterRoots } from "./letter-chains.ts";
import { type ReleasedReport, releaseReport } from "./publication.ts";
import { describeAge } from "./report-age.ts";
import { narrowScope, type ProductScope, scopeOf } from "./report-products.ts";
import { describeStandings, isIssued, type StandingFacts } from "./report-standing.ts";
import { titleOf } from "./report-titles.ts";
import type { ReportAge, Standing } from "./views.ts";

export interface ReportRecord {
  id: string;
  data: ReleasedReport;
  title: string;
  issued: boolean;
  standing: Standing;
  /** Published reports only: a hidden one ends the standing of another without being named. */
  supersededBy?: string | undefined;
  age?: ReportAge | undefined;
  /** Of letters: the report that their chain follows. */
  root?: string | undefined;
  /** Its own kind, or for a letter that of its root; undefined for letters that follow nothing known. */
  series?: ReportKind | undefined;
  scope: ProductScope;
}

export interface ReportRecords {
  /** By id; all that may be printed. */
  published: Map<string, ReportRecord>;
  /** Only to be weighed: what they would change is left out, and nothing of them is printed. */
  hidden: ReportRecord[];
}

/** A letter continues its report's days: what ends the standing of the report ends that of the letter. */
function standingOfLetter(own: StandingFacts, ofRoot: StandingFacts | undefined): StandingFacts {
  const isEnded =
    ofRoot?.standing === "superseded" ||
    ofRoot?.standing === "reissued" ||
    ofRoot?.standing === "withdrawn";
  return ofRoot && isEnded && own.standing === "in-force" ? ofRoot : own;
}

/** Standings are worked out over all reports, hidden ones included. */
export function readReports(
  entries: readonly Entry<Report>[],
  company: Company,
  today: string,
): ReportRecords {
  const byId = new Map(entries.map(({ id, data }) => [id, data]));
  const standings = describeStandings(entries, today);
  const roots = findLetterRoots(entries);
  const isPublished = (id: string) => byId.has(id) && byId.get(id)?.access !== "hidden";
  const record = ({ id, data }: Entry<Report>): ReportRecord => {
    const root = roots.get(id);
    const head = root === undefined ? undefined : byId.get(root);
    const { standing, supersededBy } = standingOfLetter(
      standings.get(id) ?? { standing: "in-preparation" },
      root === undefined ? undefined : standings.get(root),
    );
    const scope = scopeOf(data, company.products);
    return {
      id,
      data: releaseReport(data, company.publish),
      title: titleOf(data),
      issued: isIssued(data, today),
      root,
      series: data.kind === "management-letter" ? head?.kind : data.kind,
      scope: head ? narrowScope(scope, scopeOf(head, company.products)) : scope,
      age: describeAge(data, company.ages, today),
      standing,
      supersededBy: isPublished(supersededBy ?? "") ? supersededBy : undefined,
    };
  };
  const records = entries.map(record);
  return {
    published: new Map(
      records.filter(({ id }) => isPublished(id)).map((published) => [published.id, published]),
    ),
    hidden: records.filter(({ id }) => !isPublished(id)),
  };
}
