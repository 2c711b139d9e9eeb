/** The days since a report, and the timeline of a whole family: covered by a later report, a letter, or nothing. */
import type { ReportKind } from "../schemas/report.ts";
import { addDays, earlierOf, laterOf } from "./dates.ts";
import { type Cover, coverOf, layOutDays } from "./day-covers.ts";
import { lastExaminedDay } from "./report-age.ts";
import { familyOf, SOC1_FAMILY, SOC2_FAMILY } from "./report-families.ts";
import type { ReportRecord } from "./report-records.ts";
import type { DaySpan, Timeline } from "./views.ts";

type Records = ReadonlyMap<string, ReportRecord>;

/** Reports of the family and the letters that hang on them. */
function seriesOf(records: Records, family: readonly ReportKind[]): ReportRecord[] {
  return [...records.values()].filter((record) => {
    const head = record.data.kind === "management-letter" ? records.get(record.root ?? "") : record;
    return head !== undefined && family.includes(head.data.kind);
  });
}

function coversOf(series: readonly ReportRecord[], today: string): Cover[] {
  return series.flatMap((record) => coverOf(record, today) ?? []);
}

/** A report on other products says nothing about the days of this one. No product named means all of them. */
function sharesProduct(one: ReportRecord, other: ReportRecord): boolean {
  const [mine, theirs] = [one.data.products, other.data.products];
  return (
    mine.length === 0 || theirs.length === 0 || mine.some((product) => theirs.includes(product))
  );
}

/** From the day after the last day examined to today. Empty for what is not issued, withdrawn, or examines no days. */
export function describeDaysSince(
  record: ReportRecord,
  records: Records,
  today: string,
): DaySpan[] {
  const family = familyOf(record.data.kind);
  const last = lastExaminedDay(record.data);
  if (!family || last === undefined || !record.issued || record.standing === "withdrawn") return [];
  const series = seriesOf(records, family).filter((other) => sharesProduct(record, other));
  return layOutDays(addDays(last, 1), today, coversOf(series, today));
}

/** Undefined where no report of the family names a period. */
function describeTimeline(
  name: string,
  family: readonly ReportKind[],
  records: Records,
  today: string,
): Timeline | undefined {
  const series = seriesOf(records, family);
  const covers = coversOf(series, today);
  const isPoint = (cover: Cover) =>
    cover.cover === "examined" && records.get(cover.report)?.data.period === undefined;
  if (!covers.some((cover) => cover.cover !== "letter" && !isPoint(cover))) return undefined;
  const from = covers.map((cover) => cover.from).reduce(earlierOf);
  const to = covers.map((cover) => cover.to).reduce(laterOf, today);
  const points = covers
    .filter(isPoint)
    .map(({ from: on, report, label }) => ({ on, report, label }));
  return { name, from, to, today, spans: layOutDays(from, to, covers), points };
}

export function describeTimelines(records: Records, today: string): Timeline[] {
  return [
    describeTimeline("SOC 2", SOC2_FAMILY, records, today),
    describeTimeline("SOC 1", SOC1_FAMILY, records, today),
  ].filter((timeline) => timeline !== undefined);
}
