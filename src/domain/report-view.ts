/** A report as the public may see it, with its three facts side by side: age, standing, and the days since. */
import { criteriaInScope } from "../frameworks/criteria.ts";
import type { ReportKind } from "../schemas/report.ts";
import type { Period } from "../schemas/text.ts";
import { daysBetween, earlierOf, formatDay } from "./dates.ts";
import { observationEnded } from "./day-covers.ts";
import { type Asking, nextStepFor } from "./next-step.ts";
import { releaseFile } from "./publication.ts";
import { describeDaysSince } from "./report-days.ts";
import { isSoc2 } from "./report-families.ts";
import type { ReportRecord, ReportRecords } from "./report-records.ts";
import { STAGE_LABELS, shortTitleOf } from "./report-titles.ts";
import { customersOf } from "./responsibilities.ts";
import type { ReportView, Standing } from "./views.ts";

export interface ReportSurroundings {
  records: ReportRecords;
  /** Ids of the published subprocessors. */
  subprocessors: ReadonlySet<string>;
  asking: Asking;
  today: string;
}

/** A superseded report may still be asked for; a reissued one may not, since its correction takes its place. */
const ENDED: Partial<Record<Standing, "Withdrawn" | "Reissued">> = {
  withdrawn: "Withdrawn",
  reissued: "Reissued",
};

function stageLabelOf(record: ReportRecord, today: string): string {
  const ended = observationEnded(record, today);
  return ended === undefined
    ? STAGE_LABELS[record.data.stage]
    : `Observation ended ${formatDay(ended)}`;
}

function nounOf(kind: ReportKind): string {
  if (kind === "management-letter") return "letter";
  if (kind.startsWith("iso") || kind === "certificate") return "certificate";
  return kind === "pci-aoc" || kind === "csa-star" ? "document" : "report";
}

/** The examined days; of a letter, those it speaks for up to its signature; in preparation, the expected ones. */
function periodOf({ data, issued }: ReportRecord): Period | undefined {
  const { period, asOf, expected } = data;
  if (data.kind === "management-letter") {
    const signedOn = data.signedOn ?? data.issuedOn;
    return period && signedOn !== undefined
      ? { start: period.start, end: earlierOf(period.end, signedOn) }
      : period;
  }
  if (period) return period;
  if (asOf !== undefined) return { start: asOf, end: asOf };
  if (issued || expected?.periodStart === undefined || expected.periodEnd === undefined)
    return undefined;
  return { start: expected.periodStart, end: expected.periodEnd };
}

function certificateOf({ data }: ReportRecord, today: string): ReportView["certificate"] {
  const { certificate } = data;
  return (
    certificate && {
      ...certificate,
      daysLeft:
        certificate.expires === undefined ? undefined : daysBetween(today, certificate.expires),
    }
  );
}

function letterOf(
  { data }: ReportRecord,
  records: ReportRecords["published"],
): ReportView["letter"] {
  if (data.kind !== "management-letter") return undefined;
  const { follows, signedOn, signer, materialChanges } = data;
  return {
    follows: records.has(follows ?? "") ? follows : undefined,
    signedOn,
    signer,
    materialChanges,
  };
}

/** Ids that lead nowhere in public are left out. */
function subserviceOf(
  { data }: ReportRecord,
  known: ReadonlySet<string>,
): ReportView["subservice"] {
  return data.subservice.map(({ subprocessor, ...organisation }) =>
    subprocessor !== undefined && known.has(subprocessor)
      ? { ...organisation, subprocessor }
      : organisation,
  );
}

export function describeReport(record: ReportRecord, around: ReportSurroundings): ReportView {
  const { id, data, title, issued, standing, supersededBy, age } = record;
  const { records, today } = around;
  const { published } = records;
  const isOverdue =
    !issued &&
    standing === "in-preparation" &&
    data.expected?.issue !== undefined &&
    data.expected.issue < today;
  return {
    id,
    kind: data.kind,
    title,
    short: shortTitleOf(data),
    summary: data.summary,
    stage: data.stage,
    stageLabel: stageLabelOf(record, today),
    type: data.type,
    period: periodOf(record),
    asOf: data.asOf,
    categories: data.categories,
    criteriaCount: isSoc2(data.kind) ? criteriaInScope(data.categories).length : undefined,
    products: data.products,
    covers: data.covers,
    doesNotCover: data.doesNotCover,
    auditor: data.auditor,
    issuedOn: data.issuedOn,
    opinion: data.opinion,
    exceptions: data.exceptions,
    subservice: subserviceOf(record, around.subprocessors),
    customers: customersOf(record),
    withheldCuecs: data.withheldCuecs,
    age,
    standing,
    supersededBy,
    supersedes: published.has(data.supersedes ?? "") ? data.supersedes : undefined,
    withdrawn: standing === "withdrawn" ? data.withdrawn : undefined,
    expected: data.expected,
    overdueSince: isOverdue ? data.expected?.issue : undefined,
    certificate: certificateOf(record, today),
    letter: letterOf(record, published),
    daysSince: describeDaysSince(record, records, today),
    accessTerms: data.accessTerms,
    access: data.access === "hidden" ? "approval" : data.access,
    file: releaseFile(data.file, data.access),
    next: nextStepFor({
      id,
      title,
      noun: nounOf(data.kind),
      access: data.access,
      file: data.file,
      endedAs: ENDED[standing],
      isReady: issued,
      asking: around.asking,
    }),
  };
}
