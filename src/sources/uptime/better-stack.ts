/** Better Stack's status page as JSON. */
import { z } from "zod";
import { parseJson } from "../input.ts";
import { type NamedDay, readDays } from "./days.ts";
import { nameText, readPart } from "./shape.ts";
import type { UptimeSource } from "./source.ts";

const pageSchema = z.object({
  included: z.array(z.object({ id: nameText, type: z.string(), attributes: z.unknown() }), {
    error: "is missing, so this is no page of Better Stack",
  }),
});
const resourceSchema = z.object({
  public_name: nameText,
  status_history: z.array(
    z.object({
      day: z.unknown(),
      status: z.string({ error: "must be text" }),
      downtime_duration: z.unknown().optional(),
      maintenance_duration: z.unknown().optional(),
    }),
  ),
});

export const betterStack: UptimeSource = {
  id: "better-stack",
  name: "Better Stack",
  kind: "probe",
  path: "index.json",
  reads: "`/index.json` of the status page.",
  obtain: "Give the page's address, for example `https://status.example.com/`.",
  gaps: [
    "Its days are those of the page's own time zone. Where that is not UTC, an outage near midnight stands on the neighbouring day.",
    "A day of degraded service without a length counts as degraded for no second, and as observed.",
    "A day that was not monitored stays unknown, and so does one with a status that is not known here.",
  ],
  read(text, moment) {
    const { included } = readPart(pageSchema, parseJson(text), "The page");
    return included
      .filter(({ type }) => type === "status_page_resource")
      .map(({ id, attributes }) => {
        const { public_name: name, status_history: history } = readPart(
          resourceSchema,
          attributes,
          `Resource ${id}`,
        );
        const days = history.map((day): NamedDay => {
          const isDown = day.status === "downtime";
          return {
            date: day.day,
            major: isDown ? day.downtime_duration : 0,
            degraded: day.status === "degraded" ? day.downtime_duration : 0,
            maintenance: day.maintenance_duration,
            observed: ["operational", "downtime", "degraded", "maintenance"].includes(day.status),
          };
        });
        return { key: id, name, days: readDays(days, name, moment) };
      });
  },
};
