/**
 * The days since a report: covered by a later report, a letter, an observation, or nothing. A cover holds for a report
 * only where it includes all of the report's products. Where a hidden report covers some of the days, nothing is said
 * of any of them: to call them uncovered would be untrue, and to call them covered would tell of the hidden report.
 */
import { addDays } from "./dates.ts";
import { type Cover, coverOf, layOutDays } from "./day-covers.ts";
import { lastExaminedDay } from "./report-age.ts";
import { familyOf } from "./report-families.ts";
import { includesScope, type ProductScope } from "./report-products.ts";
import type { ReportRecord, ReportRecords } from "./report-records.ts";
import type { DaySpan } from "./views.ts";

/** Covers by reports and letters of the family that include every product of the scope. */
export function findCovers(
  records: Iterable<ReportRecord>,
  family: readonly string[],
  scope: ProductScope,
  today: string,
): Cover[] {
  return [...records]
    .filter(({ series }) => series !== undefined && family.includes(series))
    .filter((record) => includesScope(record.scope, scope))
    .flatMap((record) => coverOf(record, today) ?? []);
}

/** Undefined where a hidden report covers one of the days better than any published one. */
export function layOutPublished(
  from: string,
  to: string,
  published: readonly Cover[],
  hidden: readonly Cover[],
): DaySpan[] | undefined {
  const isHidden = new Set(hidden.map(({ report }) => report));
  const all = layOutDays(from, to, [...published, ...hidden]);
  return all.some(({ report }) => report !== undefined && isHidden.has(report)) ? undefined : all;
}

/** From the day after the last day examined to today. Empty for what is not issued, withdrawn, or examines no days. */
export function describeDaysSince(
  record: ReportRecord,
  { published, hidden }: ReportRecords,
  today: string,
): DaySpan[] {
  const family = familyOf(record.data.kind);
  const last = lastExaminedDay(record.data);
  if (!family || last === undefined || !record.issued || record.standing === "withdrawn") return [];
  const covers = (records: Iterable<ReportRecord>) =>
    findCovers(records, family, record.scope, today);
  return layOutPublished(addDays(last, 1), today, covers(published.values()), covers(hidden)) ?? [];
}
