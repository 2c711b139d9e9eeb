/** Days in words: a span in a row, a period with its length, and what holds the days since a report. */
import { countOf } from "#src/domain/counting-words.ts";
import { addDays, addMonths, daysBetween, formatShortDay, monthsIn } from "#src/domain/dates.ts";
import type { DaySpan } from "#src/domain/views.ts";
import type { Period } from "#src/schemas/text.ts";

/** "31 Dec 2024", "1 Jan to 30 Jun 2025", "1 Oct 2025 to 30 Sep 2026": the year once where it is the same. */
export function formatSpan(from: string, to: string): string {
  if (from === to) return formatShortDay(from);
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  return `${isOneYear ? formatShortDay(from).slice(0, -5) : formatShortDay(from)} to ${formatShortDay(to)}`;
}

/** "12 months (365 days)" where the months are whole, else "49 days". */
export function tellLength(period: Period): string {
  const days = countOf(daysBetween(period.start, period.end) + 1, "day");
  const months = monthsIn(period);
  const isWhole = months > 0 && addMonths(period.start, months) === addDays(period.end, 1);
  return isWhole ? `${countOf(months, "month")} (${days})` : days;
}

export interface DaysSince {
  total: number;
  /** "39 in management letters" and so on, in the order of the days' kinds; days in nothing are not among them. */
  parts: string[];
  uncovered: number;
}

/** What holds the days since the last day examined. Undefined where the last day is today or the kind has no such days. */
export function tellDaysSince(spans: readonly DaySpan[]): DaysSince | undefined {
  if (spans.length === 0) return undefined;
  const sumOf = (cover: DaySpan["cover"]) =>
    spans.filter((span) => span.cover === cover).reduce((sum, { days }) => sum + days, 0);
  const tell = (cover: DaySpan["cover"], words: string) =>
    sumOf(cover) > 0 ? [`${sumOf(cover)} ${words}`] : [];
  return {
    total: spans.reduce((sum, { days }) => sum + days, 0),
    parts: [
      ...tell("examined", "examined in a later report"),
      ...tell("letter", "spoken for by management only"),
      ...tell("observation", "in an observation period not yet reported"),
    ],
    uncovered: sumOf("none"),
  };
}
