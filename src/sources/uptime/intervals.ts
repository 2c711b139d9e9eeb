/** From stretches of trouble to seconds of each day, UTC. A second counts once, by the worst that was going on. */
import { addDays, dayOf } from "../../domain/dates.ts";
import type { ImportedDay } from "../upptime/merge-days.ts";
import { SECONDS_A_DAY } from "./source.ts";

export interface Interval {
  from: string;
  /** Exclusive. */
  to: string;
  level: "major" | "partial" | "degraded" | "maintenance";
}

const WORST_FIRST = ["major", "partial", "degraded", "maintenance"] as const;

/**
 * @param since first day that is known; days without trouble from there on are calm, but not said to be
 * @param today left out, because it is not over
 */
export function daysOfIntervals(
  intervals: readonly Interval[],
  { since, today }: { since: string; today: string },
): ImportedDay[] {
  const days: ImportedDay[] = [];
  for (let date = since; date < today; date = addDays(date, 1)) {
    const own = intervals.filter(({ from, to }) => overlaps(from, to, date));
    days.push({ date, ...secondsOn(date, own), observed: SECONDS_A_DAY, listed: own.length > 0 });
  }
  return days;
}

function overlaps(from: string, to: string, date: string): boolean {
  return dayOf(from) <= date && Date.parse(to) > Date.parse(`${date}T00:00:00Z`);
}

function secondsOn(date: string, intervals: readonly Interval[]) {
  const start = Date.parse(`${date}T00:00:00Z`);
  const end = start + SECONDS_A_DAY * 1000;
  const within = (instant: string) => Math.min(Math.max(Date.parse(instant), start), end);
  const cuts = [...new Set(intervals.flatMap(({ from, to }) => [within(from), within(to)]))].sort(
    (one, other) => one - other,
  );
  const seconds = { major: 0, partial: 0, degraded: 0, maintenance: 0 };
  for (const [index, cut] of cuts.entries()) {
    const next = cuts[index + 1];
    if (next === undefined) break;
    const going = intervals.filter(({ from, to }) => within(from) <= cut && within(to) >= next);
    const worst = WORST_FIRST.find((level) => going.some((one) => one.level === level));
    if (worst) seconds[worst] += Math.round((next - cut) / 1000);
  }
  return seconds;
}
