/** UptimeRobot's monitors with one range a day (version 2 of its interface). */
import { z } from "zod";
import { addDays } from "../../domain/dates.ts";
import { parseJson } from "../input.ts";
import { readInstant } from "../instants.ts";
import { SourceError } from "../source-error.ts";
import { type NamedDay, readDays } from "./days.ts";
import { nameText, readPart } from "./shape.ts";
import { SECONDS_A_DAY, type UptimeSource } from "./source.ts";

const answerSchema = z.object({
  stat: z.string({ error: "is missing, so this is no answer of UptimeRobot" }),
  error: z.object({ message: z.string() }).nullish(),
  monitors: z
    .array(
      z.object({
        id: nameText,
        friendly_name: nameText,
        create_datetime: z.unknown().optional(),
        custom_uptime_ranges: z.string({ error: "is missing: ask with custom_uptime_ranges" }),
      }),
    )
    .nullish(),
});

/** Days that are asked for; also what the status page shows. */
const RANGE_DAYS = 90;

/** What to post to `getMonitors`: one range for each of the 90 days before today, oldest first. */
export function uptimerobotForm(today: string, key: string): URLSearchParams {
  const ranges = Array.from({ length: RANGE_DAYS }, (_, index) => {
    const start = Date.parse(`${addDays(today, index - RANGE_DAYS)}T00:00:00Z`) / 1000;
    return `${start}_${start + SECONDS_A_DAY}`;
  });
  return new URLSearchParams({
    api_key: key,
    format: "json",
    custom_uptime_ranges: ranges.join("-"),
  });
}

export const uptimerobot: UptimeSource = {
  id: "uptimerobot",
  name: "UptimeRobot",
  kind: "probe",
  path: "",
  reads:
    "The answer of `POST https://api.uptimerobot.com/v2/getMonitors` with `custom_uptime_ranges`: one range a day, oldest first, the last one yesterday.",
  obtain:
    "Give the address `https://api.uptimerobot.com/v2/getMonitors` and a read-only key in the environment as UPTIMEROBOT_API_KEY; the importer asks for 90 days.",
  gaps: [
    "Ranges say how much of a day a monitor was up, not when. Days before a monitor was made stay unknown.",
    "A day on which a monitor was paused cannot be told from one on which it was up. Version 3 of the interface is not read.",
  ],
  read(text, moment) {
    const answer = readPart(answerSchema, parseJson(text), "The answer");
    if (answer.stat !== "ok")
      throw new SourceError(
        `UptimeRobot refused: ${answer.error?.message.slice(0, 200) ?? answer.stat.slice(0, 40)}.`,
      );
    return (answer.monitors ?? []).map((monitor) => {
      const name = monitor.friendly_name;
      const ratios = monitor.custom_uptime_ranges.split("-");
      const made = readInstant(monitor.create_datetime)?.slice(0, 10);
      if (made === undefined)
        throw new SourceError(
          `${name}: create_datetime is missing, so it is not known since when it looks.`,
        );
      const days = ratios.map((ratio, index): NamedDay => {
        const date = addDays(moment.today, index - ratios.length);
        const up = Number(ratio);
        if (ratio.trim() === "" || !(up >= 0 && up <= 100))
          throw new SourceError(`${name}, ${date}: "${ratio.slice(0, 40)}" is no ratio of a day.`);
        return { date, major: ((100 - up) / 100) * SECONDS_A_DAY, observed: true };
      });
      const known = days.filter(({ date }) => String(date) > made);
      return { key: monitor.id, name, days: readDays(known, name, moment) };
    });
  },
};
