/** The days that were not calm, in words: what the strip shows, for those who read a table. */
import { countOf, durationOf } from "#src/domain/counting-words.ts";
import { addDays, dayOf } from "#src/domain/dates.ts";
import type { ComponentUptime, UpdateView, UptimeDayView, UptimeLevel } from "#src/domain/views.ts";

export interface EventfulDay {
  from: string;
  /** The same as `from`, but for a run of days that nothing observed. */
  to: string;
  level: UptimeLevel;
  /** "26 min partial outage, 10 min degraded" or "4 days". */
  text: string;
  /** Updates that report an incident of the component on the day. */
  reports: UpdateView[];
}

const KINDS = [
  ["major", "major outage"],
  ["partial", "partial outage"],
  ["maintenance", "maintenance"],
  ["degraded", "degraded"],
] as const;

function tellDay(day: UptimeDayView): string {
  return KINDS.flatMap(([kind, word]) =>
    day[kind] > 0 ? [`${durationOf(day[kind])} ${word}`] : [],
  ).join(", ");
}

function isReportedBy({ incident }: UpdateView, date: string, today: string): boolean {
  if (!incident) return false;
  return dayOf(incident.start) <= date && date <= (incident.end ? dayOf(incident.end) : today);
}

/** Newest first; days in a row that nothing observed are one. */
export function listEventfulDays(
  { days, incidents }: Pick<ComponentUptime, "days" | "incidents">,
  today: string,
): EventfulDay[] {
  const eventful: EventfulDay[] = [];
  for (const day of days) {
    if (day.level === "calm") continue;
    const before = eventful.at(-1);
    if (
      day.level === "unobserved" &&
      before?.level === "unobserved" &&
      addDays(before.to, 1) === day.date
    ) {
      before.to = day.date;
      continue;
    }
    eventful.push({
      from: day.date,
      to: day.date,
      level: day.level,
      text: tellDay(day),
      reports: incidents.filter((update) => isReportedBy(update, day.date, today)),
    });
  }
  return eventful
    .reverse()
    .map((day) =>
      day.level === "unobserved" ? { ...day, text: countOf(lengthOf(day), "day") } : day,
    );
}

function lengthOf({ from, to }: EventfulDay): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
