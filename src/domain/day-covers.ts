/** What each day is covered by: a report's examination, a letter, an observation period, or nothing. */
import { addDays, daysBetween, earlierOf } from "./dates.ts";
import type { ReportRecord } from "./report-records.ts";
import type { DayCover, DaySpan } from "./views.ts";

/** Days that one report covers, both ends included. */
export interface Cover {
  from: string;
  to: string;
  cover: Exclude<DayCover, "none">;
  report: string;
  label: string;
  /** Newest wins among covers of one kind. */
  dated: string;
}

/** An auditor's report outweighs a letter, a letter an observation not yet reported. */
const RANK: Record<Cover["cover"], number> = { examined: 0, letter: 1, observation: 2 };

function examinedDays({ data }: ReportRecord): { from: string; to: string } | undefined {
  if (data.period) return { from: data.period.start, to: data.period.end };
  return data.asOf === undefined ? undefined : { from: data.asOf, to: data.asOf };
}

/** At most up to the day on which it was signed: nobody vouches for the future. */
function letterDays({ data }: ReportRecord): { from: string; to: string } | undefined {
  const signedOn = data.signedOn ?? data.issuedOn;
  return data.period && signedOn !== undefined
    ? { from: data.period.start, to: earlierOf(data.period.end, signedOn) }
    : undefined;
}

/** An observation period that has begun; without a planned end it runs to today. */
export function observedDays(
  { data }: Pick<ReportRecord, "data">,
  today: string,
): { from: string; to: string } | undefined {
  const from = data.period?.start ?? data.expected?.periodStart;
  const to = data.period?.end ?? data.expected?.periodEnd ?? today;
  return from !== undefined && from <= today ? { from, to } : undefined;
}

/** The last day of an observation that is over while nobody has said that fieldwork began. */
export function observationEnded(
  { data }: Pick<ReportRecord, "data">,
  today: string,
): string | undefined {
  const days = data.stage === "observation" ? observedDays({ data }, today) : undefined;
  return days && days.to < today ? days.to : undefined;
}

export function coverOf(record: ReportRecord, today: string): Cover | undefined {
  const { id, data, title, issued, standing } = record;
  if (standing === "withdrawn" || standing === "reissued") return undefined;
  const dated = data.issuedOn ?? data.signedOn ?? "";
  const as = (
    cover: Cover["cover"],
    days: { from: string; to: string } | undefined,
    label: string,
  ): Cover | undefined =>
    days && days.from <= days.to ? { ...days, cover, report: id, label, dated } : undefined;
  if (data.kind === "management-letter")
    return issued ? as("letter", letterDays(record), title) : undefined;
  if (issued) return as("examined", examinedDays(record), title);
  const isObserved = data.stage === "observation" || data.stage === "fieldwork";
  return isObserved
    ? as("observation", observedDays(record, today), "Observation period, not yet reported")
    : undefined;
}

function isBetter(one: Cover, other: Cover): number {
  return (
    RANK[one.cover] - RANK[other.cover] ||
    other.dated.localeCompare(one.dated) ||
    one.report.localeCompare(other.report)
  );
}

/** Every day from one day to the other, both included, each in exactly one run. */
export function layOutDays(from: string, to: string, covers: readonly Cover[]): DaySpan[] {
  if (from > to) return [];
  const ranked = [...covers].sort(isBetter);
  const turns = ranked
    .flatMap((cover) => [cover.from, addDays(cover.to, 1)])
    .filter((day) => day > from && day <= to);
  const starts = [...new Set([from, ...turns])].sort();
  const spans: DaySpan[] = [];
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    const end = next === undefined ? to : addDays(next, -1);
    const best = ranked.find((cover) => cover.from <= start && start <= cover.to);
    const previous = spans.at(-1);
    if (
      previous &&
      previous.cover === (best?.cover ?? "none") &&
      previous.report === best?.report
    ) {
      previous.to = end;
      previous.days = daysBetween(previous.from, end) + 1;
    } else {
      spans.push({
        from: start,
        to: end,
        days: daysBetween(start, end) + 1,
        cover: best?.cover ?? "none",
        report: best?.report,
        label: best?.label ?? "Nothing covers these days",
      });
    }
  }
  return spans;
}
