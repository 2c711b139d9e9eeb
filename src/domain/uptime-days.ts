/** Seconds of each day by component, out of all feeds: for one component and day the feed generated last wins. */
import type { Entry } from "../schemas/content.ts";
import type { UptimeDay, UptimeFile } from "../schemas/uptime.ts";
import type { UptimeDayView, UptimeLevel } from "./views.ts";

export interface UptimeWindow {
  from: string;
  to: string;
  days: number;
}

/** By component, then by day; only days of the window. */
export type UptimeDays = ReadonlyMap<string, ReadonlyMap<string, UptimeDay>>;

export function mergeUptimeFiles(
  files: readonly Entry<UptimeFile>[],
  window: UptimeWindow,
): UptimeDays {
  const oldestFirst = [...files].sort(
    (one, other) =>
      Date.parse(one.data.generatedAt) - Date.parse(other.data.generatedAt) ||
      one.id.localeCompare(other.id),
  );
  const merged = new Map<string, Map<string, UptimeDay>>();
  for (const component of oldestFirst.flatMap((file) => file.data.components)) {
    const days = merged.get(component.id) ?? new Map<string, UptimeDay>();
    merged.set(component.id, days);
    for (const day of component.days)
      if (day.date >= window.from && day.date <= window.to) days.set(day.date, day);
  }
  return merged;
}

const WORST_FIRST = ["major", "partial", "maintenance", "degraded"] as const;

function levelOf(day: UptimeDay): UptimeLevel {
  return day.observed === 0 ? "unobserved" : (WORST_FIRST.find((kind) => day[kind] > 0) ?? "calm");
}

/** A day that no feed has is unobserved, never calm. */
export function describeUptimeDay(date: string, day: UptimeDay | undefined): UptimeDayView {
  if (!day)
    return {
      date,
      level: "unobserved",
      major: 0,
      partial: 0,
      degraded: 0,
      maintenance: 0,
      observed: 0,
    };
  const { major, partial, degraded, maintenance, observed } = day;
  return { date, level: levelOf(day), major, partial, degraded, maintenance, observed };
}
