/**
 * Arithmetic and wording of calendar days. All days are `YYYY-MM-DD` in UTC, so that they compare as text
 * and no result depends on the zone or the clock of the machine.
 */
import type { Period } from "../schemas/text.ts";

const MILLISECONDS_A_DAY = 86_400_000;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

function timeOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function dayAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayAt(timeOf(day) + days * MILLISECONDS_A_DAY);
}

/** Calendar months; a day that the month lacks becomes its last: 30 November + 3 months is 28 February. */
export function addMonths(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const lastDay = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return dayAt(
    Date.UTC(Math.floor(month / 12), month % 12, Math.min(Number(day.slice(8, 10)), lastDay)),
  );
}

/** Days from one day to the other; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (timeOf(to) - timeOf(from)) / MILLISECONDS_A_DAY;
}

/** Whole calendar months from one day to the other: 1 October to 1 January is 3, to 31 December is 2. */
export function monthsBetween(from: string, to: string): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return addMonths(from, months) <= to ? months : months - 1;
}

/** Whole calendar months in a period, both ends included: 1 October to 31 December is 3. */
export function monthsIn(period: Period): number {
  return monthsBetween(period.start, addDays(period.end, 1));
}

/** The UTC day of an instant with zone. */
export function dayOf(instant: string): string {
  return instant.endsWith("Z") ? instant.slice(0, 10) : dayAt(Date.parse(instant));
}

export function earlierOf(one: string, other: string): string {
  return one < other ? one : other;
}

export function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

/** "June 2026", from a month or a day. */
export function formatMonth(month: string): string {
  return `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

/** "14 September 2026". */
export function formatDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${formatMonth(day)}`;
}

/** "1 October 2025 to 30 September 2026"; one day where both ends are the same. */
export function formatPeriod(period: Period): string {
  return period.start === period.end
    ? formatDay(period.start)
    : `${formatDay(period.start)} to ${formatDay(period.end)}`;
}

/** "14 Sep 2026": for rows where space is short. */
export function formatShortDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]?.slice(0, 3) ?? ""} ${year}`;
}
