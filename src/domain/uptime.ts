/**
 * Uptime over 90 days: 1 - (major + 0.3 partial) / observed, the weights of the status pages in common use.
 * Maintenance and degraded time count nothing; days without data are unknown and stay out of the denominator.
 */
import type { Content } from "../schemas/content.ts";
import type { Component } from "../schemas/uptime.ts";
import { durationOf } from "./counting-words.ts";
import { addDays, dayOf } from "./dates.ts";
import {
  describeUptimeDay,
  mergeUptimeFiles,
  type UptimeDays,
  type UptimeWindow,
} from "./uptime-days.ts";
import type { ComponentUptime, UpdateView, UptimeDayView, UptimeView } from "./views.ts";

const WINDOW_DAYS = 90;

/** 90 whole days that end yesterday. */
function uptimeWindow(today: string): UptimeWindow {
  return { from: addDays(today, -WINDOW_DAYS), to: addDays(today, -1), days: WINDOW_DAYS };
}

function sumSeconds(days: readonly UptimeDayView[]): ComponentUptime["seconds"] {
  const sum = { major: 0, partial: 0, degraded: 0, maintenance: 0, observed: 0 };
  for (const day of days.filter(({ observed }) => observed > 0)) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += day[key];
  }
  return { ...sum, down: (10 * sum.major + 3 * sum.partial) / 10 };
}

function ratioOf({ down, observed }: ComponentUptime["seconds"]): number | undefined {
  return observed === 0 ? undefined : Math.max(0, 1 - down / observed);
}

/** "1 major, 2 partial, 58 min; maintenance": days by their worst, then the time in outages. */
function summarise(days: readonly UptimeDayView[], seconds: ComponentUptime["seconds"]): string {
  if (seconds.observed === 0) return "Not observed";
  const count = (level: UptimeDayView["level"]) => days.filter((day) => day.level === level).length;
  const outages = (["major", "partial"] as const).flatMap((level) =>
    count(level) > 0 ? [`${count(level)} ${level}`] : [],
  );
  const others = (["maintenance", "degraded"] as const).filter((kind) => seconds[kind] > 0);
  if (outages.length > 0)
    return [[...outages, durationOf(seconds.major + seconds.partial)].join(", "), ...others].join(
      "; ",
    );
  if (others.length === 0) return "No incident seen";
  const text = others.map((kind) => `${kind}, ${durationOf(seconds[kind])}`).join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Incidents of the component that reach into the window or today. */
function incidentsOf(
  id: string,
  updates: readonly UpdateView[],
  window: UptimeWindow,
): UpdateView[] {
  return updates.filter(
    ({ incident }) =>
      incident?.components.includes(id) &&
      (incident.end === undefined || dayOf(incident.end) >= window.from),
  );
}

interface UptimeSurroundings {
  days: UptimeDays;
  window: UptimeWindow;
  updates: readonly UpdateView[];
}

function describeComponent(
  component: Component,
  { days: known, window, updates }: UptimeSurroundings,
): ComponentUptime {
  const ofComponent = known.get(component.id);
  const days = Array.from({ length: window.days }, (_, index) => {
    const date = addDays(window.from, index);
    return describeUptimeDay(date, ofComponent?.get(date));
  });
  const seconds = sumSeconds(days);
  return {
    ...component,
    days,
    ratio: ratioOf(seconds),
    observedDays: days.filter(({ observed }) => observed > 0).length,
    seconds,
    summary: summarise(days, seconds),
    incidents: incidentsOf(component.id, updates, window),
  };
}

/** Undefined where the company lists no components. `updates`: the published ones, newest first. */
export function describeUptime(
  content: Pick<Content, "components" | "uptime">,
  updates: readonly UpdateView[],
  today: string,
): UptimeView | undefined {
  if (!content.components || content.components.data.components.length === 0) return undefined;
  const { statusPage, live, components } = content.components.data;
  const window = uptimeWindow(today);
  const around = { days: mergeUptimeFiles(content.uptime, window), window, updates };
  const newest = [...content.uptime].sort(
    (one, other) => Date.parse(other.data.generatedAt) - Date.parse(one.data.generatedAt),
  )[0];
  return {
    statusPage,
    live,
    window,
    components: components.map((component) => describeComponent(component, around)),
    generatedAt: newest?.data.generatedAt,
    tools: [...new Set(content.uptime.map((file) => file.data.source.tool))].sort(),
    feeds: content.uptime
      .map(({ data }) => ({ tool: data.source.tool, generatedAt: data.generatedAt }))
      .sort((one, other) => one.tool.localeCompare(other.tool)),
  };
}
