/** Days as sources name them, held against the calendar: none in the future, today left out, no more seconds than a day has. */
import { isCalendarDay } from "../../schemas/calendar-day.ts";
import { SourceError } from "../source-error.ts";
import type { ImportedDay } from "../upptime/merge-days.ts";
import { SECONDS_A_DAY, type UptimeMoment } from "./source.ts";

type Seconds = Partial<Record<"major" | "partial" | "degraded" | "maintenance", unknown>>;

export interface NamedDay extends Seconds {
  date: unknown;
  /** Whether the source looked on this day. */
  observed: boolean;
}

/** @param where the component, for messages */
export function readDays(
  days: readonly NamedDay[],
  where: string,
  { today }: Pick<UptimeMoment, "today">,
): ImportedDay[] {
  const read = new Map<string, ImportedDay>();
  for (const { date: named, observed, ...seconds } of days) {
    const date = String(named ?? "").slice(0, 10);
    if (!isCalendarDay(date))
      throw new SourceError(`${where}: "${String(named).slice(0, 40)}" is no day.`);
    if (date > addOne(today))
      throw new SourceError(`${where}, ${date}: this day has not come yet.`);
    if (date >= today) continue;
    if (read.has(date)) throw new SourceError(`${where}: ${date} is there twice.`);
    const day = {
      major: secondsOf(seconds.major, `${where}, ${date}`),
      partial: secondsOf(seconds.partial, `${where}, ${date}`),
      degraded: secondsOf(seconds.degraded, `${where}, ${date}`),
      maintenance: secondsOf(seconds.maintenance, `${where}, ${date}`),
    };
    if (day.major + day.partial + day.degraded + day.maintenance > SECONDS_A_DAY)
      throw new SourceError(`${where}, ${date}: a day has no more than ${SECONDS_A_DAY} seconds.`);
    read.set(date, { date, ...day, observed: observed ? SECONDS_A_DAY : 0, listed: true });
  }
  return [...read.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** A page in another zone may be a day ahead. */
function addOne(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + SECONDS_A_DAY * 1000).toISOString().slice(0, 10);
}

function secondsOf(value: unknown, where: string): number {
  if (value === undefined || value === null) return 0;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && number >= 0 && number <= SECONDS_A_DAY)
    return Math.round(number);
  throw new SourceError(
    `${where}: ${JSON.stringify(value)?.slice(0, 40)} is no number of seconds of a day.`,
  );
}
