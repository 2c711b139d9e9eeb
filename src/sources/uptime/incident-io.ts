/** incident.io: what its status page embeds of each component's impacts, or its summary. */
import { z } from "zod";
import { dayOf } from "../../domain/dates.ts";
import { parseJson } from "../input.ts";
import { readInstant } from "../instants.ts";
import { SourceError } from "../source-error.ts";
import { findEmbedded, findObjects } from "./embedded-json.ts";
import { daysOfIntervals, type Interval } from "./intervals.ts";
import { nameText, readPart } from "./shape.ts";
import type { FoundComponent, UptimeMoment, UptimeSource } from "./source.ts";

const impactsSchema = z.array(
  z.object({
    component_id: nameText,
    start_at: z.unknown(),
    end_at: z.unknown().optional(),
    status: z.string({ error: "must be text" }),
  }),
);
const uptimesSchema = z.array(
  z.object({ component_id: nameText.nullish(), data_available_since: z.unknown() }),
);
const componentsSchema = z.array(z.object({ id: nameText, name: nameText }));

const LEVELS: Record<string, Interval["level"] | undefined> = {
  full_outage: "major",
  partial_outage: "partial",
  degraded_performance: "degraded",
  under_maintenance: "maintenance",
};

export const incidentIo: UptimeSource = {
  id: "incident-io",
  name: "incident.io",
  kind: "self-reported",
  path: "",
  reads:
    "The status page itself, which embeds `component_impacts` and `component_uptimes`, those two as JSON, or `/api/v2/summary.json`.",
  obtain: "Give the page's address, for example `https://status.example.com/`.",
  gaps: [
    "What the page embeds is not documented and may move; the importer then says so, and the days imported before stay.",
    "incident.io counts a partial outage in full, Fanlight by three tenths, as its page says.",
    "An impact that is not known counts as partial. The summary names the components and no day.",
  ],
  read(text, moment) {
    const plain = text.replaceAll('\\"', '"');
    const impacts = findEmbedded(plain, /"component_impacts"\s*:\s*/);
    const uptimes = findEmbedded(plain, /"component_uptimes"\s*:\s*/);
    if (impacts !== undefined && uptimes !== undefined)
      return readEmbedded({ impacts, uptimes, names: namesIn(plain) }, moment);
    if (/^\s*</.test(text))
      throw new SourceError(
        "The page embeds no impacts and uptimes: it has moved them, or is not of incident.io.",
      );
    const data = (parseJson(text) ?? {}) as Record<string, unknown>;
    return readPart(componentsSchema, data.components, "components").map(({ id, name }) => ({
      key: id,
      name,
      days: [],
    }));
  },
};

/** Names stand beside ids in the page's own structure. */
function namesIn(text: string): Map<string, string> {
  const structures = [/"structure"\s*:\s*/, /"components"\s*:\s*/].map((marker) =>
    findEmbedded(text, marker),
  );
  const named = structures.flatMap((value) => [
    ...findObjects(value, ["component_id", "name"]).map((one) => [one.component_id, one.name]),
    ...findObjects(value, ["id", "name"]).map((one) => [one.id, one.name]),
  ]);
  return new Map(named.map(([id, name]) => [String(id), String(name)]));
}

function readEmbedded(
  { impacts, uptimes, names }: { impacts: unknown; uptimes: unknown; names: Map<string, string> },
  { today, now }: UptimeMoment,
): FoundComponent[] {
  const list = readPart(impactsSchema, impacts, "component_impacts").map((impact, index) => {
    const from = readInstant(impact.start_at);
    if (from === undefined)
      throw new SourceError(`component_impacts, ${index}: start_at is no time.`);
    if (from > now) throw new SourceError(`component_impacts, ${index}: ${from} has not come yet.`);
    const level = LEVELS[impact.status] ?? "partial";
    return { id: impact.component_id, from, to: readInstant(impact.end_at) ?? now, level };
  });
  return readPart(uptimesSchema, uptimes, "component_uptimes").flatMap((uptime) => {
    const id = uptime.component_id;
    const since = readInstant(uptime.data_available_since);
    if (!id || since === undefined) return [];
    const own = list.filter((impact) => impact.id === id);
    const days = daysOfIntervals(own, { since: dayOf(since), today });
    return [{ key: id, name: names.get(id) ?? id, days: days.slice(-1000) }];
  });
}
