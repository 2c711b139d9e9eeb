/** Gatus: the events of each endpoint, which say when it went down and came back. */
import { z } from "zod";
import { addDays, dayOf, earlierOf } from "../../domain/dates.ts";
import { parseJson } from "../input.ts";
import { readInstant } from "../instants.ts";
import { SourceError } from "../source-error.ts";
import { daysOfIntervals, type Interval } from "./intervals.ts";
import { nameText, readPart } from "./shape.ts";
import type { UptimeSource } from "./source.ts";

const endpointsSchema = z.array(
  z.object({
    key: nameText,
    name: nameText,
    group: z.string().nullish(),
    results: z.array(z.object({ timestamp: z.unknown() })).nullish(),
    events: z
      .array(z.object({ type: z.string({ error: "must be text" }), timestamp: z.unknown() }))
      .nullish(),
  }),
  { error: "is no list of endpoints, so it is not of Gatus" },
);

export const gatus: UptimeSource = {
  id: "gatus",
  name: "Gatus",
  kind: "probe",
  path: "api/v1/endpoints/statuses",
  reads: "`/api/v1/endpoints/statuses`.",
  obtain:
    "Give the address of Gatus. Where it asks for a name and password, save the answer and give the file.",
  gaps: [
    "Gatus keeps the newest events and results only. Days are known from the day after the oldest event up to the day before the newest result; import it often enough, since days imported before are kept.",
  ],
  read(text, { today, now }) {
    return readPart(endpointsSchema, parseJson(text), "The answer").map((endpoint) => {
      const name = endpoint.group ? `${endpoint.group} ${endpoint.name}` : endpoint.name;
      const at = ({ timestamp }: { timestamp?: unknown }): string => {
        const instant = readInstant(timestamp);
        if (instant === undefined) throw new SourceError(`${name}: an event has no time.`);
        if (instant > now) throw new SourceError(`${name}: ${instant} has not come yet.`);
        return instant;
      };
      const events = (endpoint.events ?? [])
        .map(({ type, ...event }) => ({ type: type.toUpperCase(), at: at(event) }))
        .sort((one, other) => (one.at < other.at ? -1 : 1));
      const newest = (endpoint.results ?? []).map(at).sort().at(-1);
      const [first] = events;
      if (!first || newest === undefined) return { key: endpoint.key, name, days: [] };
      const intervals = events.flatMap((event, index): Interval[] =>
        event.type === "UNHEALTHY"
          ? [{ from: event.at, to: events[index + 1]?.at ?? newest, level: "major" }]
          : [],
      );
      const until = earlierOf(dayOf(newest), today);
      const days = daysOfIntervals(intervals, { since: addDays(dayOf(first.at), 1), today: until });
      return { key: endpoint.key, name, days };
    });
  },
};
