/** Atlassian Statuspage: the page's embedded days, its incidents, its summary, or the answers of the keyed interface. */
import { z } from "zod";
import { addDays, dayOf } from "../../domain/dates.ts";
import { parseJson } from "../input.ts";
import { readInstant } from "../instants.ts";
import { SourceError } from "../source-error.ts";
import type { ImportedDay } from "../upptime/merge-days.ts";
import { type NamedDay, readDays } from "./days.ts";
import { findEmbedded } from "./embedded-json.ts";
import { daysOfIntervals, type Interval } from "./intervals.ts";
import { nameText, readPart } from "./shape.ts";
import type { FoundComponent, UptimeMoment, UptimeSource } from "./source.ts";

const embeddedSchema = z.record(
  z.string(),
  z.object({
    component: z.object({ code: nameText, name: nameText, startDate: z.unknown().optional() }),
    days: z.array(
      z.object({
        date: z.unknown(),
        outages: z.object({ p: z.unknown().optional(), m: z.unknown().optional() }).nullish(),
      }),
    ),
  }),
);
const componentsSchema = z.array(
  z.object({ id: nameText, name: nameText, group: z.unknown().optional() }),
);
const incidentsSchema = z.array(
  z.object({
    impact: z.string({ error: "must be text" }),
    created_at: z.unknown(),
    started_at: z.unknown().optional(),
    resolved_at: z.unknown().optional(),
    components: z.array(z.object({ id: nameText, name: nameText })).nullish(),
  }),
);
const rangesSchema = z.array(
  z.object({
    id: nameText,
    name: nameText,
    range_start: z.unknown(),
    range_end: z.unknown(),
    major_outage: z.number({ error: "must be a number" }).min(0),
    partial_outage: z.number({ error: "must be a number" }).min(0),
  }),
);

/** An incident's impact as the worst that it may have been. */
const IMPACTS: Record<string, Interval["level"] | undefined> = {
  critical: "major",
  major: "major",
  minor: "partial",
  maintenance: "maintenance",
};
/** The interface gives no more than the newest ones. */
const INCIDENTS_AT_MOST = 50;

export const statuspage: UptimeSource = {
  id: "statuspage",
  name: "Atlassian Statuspage",
  kind: "self-reported",
  path: "",
  reads:
    "The status page itself (its embedded days), `/api/v2/incidents.json`, `/api/v2/summary.json`, or a list of answers of the keyed `/v1/pages/{page}/components/{id}/uptime`.",
  obtain:
    "Give the page's address, for example `https://status.example.com/`, or `https://api.statuspage.io/v1/pages/{page}/components/{id}/uptime`; or save what it answers.",
  gaps: [
    "The interface has no uptime. The days that the page embeds are not documented and may move; the importer then says so, and the days imported before stay.",
    "Incidents tell only what the company reported, and only the newest 50. Critical and major ones count as major outages of every component that they name, minor ones as partial, for as long as they were open.",
    "The summary tells only what is now: it names the components and no day.",
    "An answer of the keyed interface over several days cannot be told apart by day where there was an outage. Given the address of a component's uptime and a key (STATUSPAGE_API_KEY), the importer asks for 90 days and halves them until each day is told, one question a second.",
  ],
  read(text, moment) {
    const embedded = findEmbedded(text, /\buptimeData\s*=\s*/);
    if (embedded !== undefined) return readEmbedded(embedded, moment);
    if (/^\s*</.test(text))
      throw new SourceError(
        "The page embeds no uptime: it hides it, or has moved it. Give /api/v2/incidents.json instead.",
      );
    return readAnswer(parseJson(text), moment);
  },
};

function readEmbedded(value: unknown, moment: UptimeMoment): FoundComponent[] {
  const data = readPart(embeddedSchema, value, "The embedded uptime");
  return Object.values(data).map(({ component, days }) => {
    const since = readInstant(component.startDate)?.slice(0, 10) ?? "";
    const named = days.map(({ date, outages }): NamedDay => {
      return { date, major: outages?.m, partial: outages?.p, observed: String(date) >= since };
    });
    return {
      key: component.code,
      name: component.name,
      days: readDays(named, component.name, moment),
    };
  });
}

function readAnswer(data: unknown, moment: UptimeMoment): FoundComponent[] {
  if (Array.isArray(data)) return readRanges(data, moment);
  if (typeof data === "object" && data !== null && "major_outage" in data)
    return readRanges([data], moment);
  const answer = (data ?? {}) as Record<string, unknown>;
  if ("components" in answer)
    return readPart(componentsSchema, answer.components, "components")
      .filter(({ group }) => group !== true)
      .map(({ id, name }) => ({ key: id, name, days: [] }));
  if ("incidents" in answer)
    return readIncidents(readPart(incidentsSchema, answer.incidents, "incidents"), moment);
  throw new SourceError("The file is neither a summary, nor incidents, nor uptime of Statuspage.");
}

function readIncidents(
  incidents: z.infer<typeof incidentsSchema>,
  { today, now }: UptimeMoment,
): FoundComponent[] {
  const timed = incidents.map((incident, index) => {
    const from = readInstant(incident.started_at) ?? readInstant(incident.created_at);
    if (from === undefined)
      throw new SourceError(`incidents, ${index}: there is no time at which it began.`);
    if (from > now) throw new SourceError(`incidents, ${index}: ${from} has not come yet.`);
    return { ...incident, from, to: readInstant(incident.resolved_at) ?? now };
  });
  const oldest = timed.map(({ from }) => from).sort()[0];
  if (oldest === undefined) return [];
  // Where the list is full, its oldest day may have had more.
  const since = addDays(dayOf(oldest), incidents.length < INCIDENTS_AT_MOST ? 0 : 1);
  const components = new Map(
    timed.flatMap((one) => one.components ?? []).map(({ id, name }) => [id, name]),
  );
  return [...components].map(([key, name]) => {
    const intervals = timed
      .filter((one) => one.components?.some(({ id }) => id === key))
      .flatMap(({ from, to, impact }): Interval[] => {
        const level = impact === "none" ? undefined : (IMPACTS[impact] ?? "partial");
        return level ? [{ from, to, level }] : [];
      });
    return { key, name, days: daysOfIntervals(intervals, { since, today }) };
  });
}

function readRanges(list: unknown[], { today }: UptimeMoment): FoundComponent[] {
  const found = new Map<string, FoundComponent>();
  for (const range of readPart(rangesSchema, list, "The list of uptime")) {
    const [start, end] = [readInstant(range.range_start), readInstant(range.range_end)];
    if (!start || !end || end <= start)
      throw new SourceError(`${range.name}: the range has no beginning before its end.`);
    const own = found.get(range.id) ?? { key: range.id, name: range.name, days: [] };
    found.set(range.id, own);
    own.days.push(...daysOfRange(range, dayOf(start), lastDayOf(end), today));
  }
  return [...found.values()];
}

/** Ranges end with the last second of a day or the first of the next. */
function lastDayOf(end: string): string {
  return new Date(Date.parse(end) - 1000).toISOString().slice(0, 10);
}

function daysOfRange(
  { name, major_outage: major, partial_outage: partial }: z.infer<typeof rangesSchema>[number],
  from: string,
  to: string,
  today: string,
): ImportedDay[] {
  if (from !== to && major + partial > 0)
    throw new SourceError(
      `${name}: ${from} to ${to} had outages, and one answer for several days does not say on which. Ask for single days.`,
    );
  const days: NamedDay[] = [];
  for (let date = from; date <= to && days.length < 1000; date = addDays(date, 1))
    days.push({ date, major, partial, observed: true });
  return readDays(days, name, { today });
}
