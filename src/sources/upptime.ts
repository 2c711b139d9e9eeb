/**
 * Upptime's `history/summary.json` as uptime history. Upptime writes minutes of downtime for days that had any; a day
 * that is not listed was either calm or not yet watched, which only the start of monitoring can tell apart.
 */
import { z } from "zod";
import { addDays } from "../domain/dates.ts";
import { dateSchema, idSchema, textSchema } from "../schemas/text.ts";
import {
  type Component,
  type UptimeDay,
  type UptimeFile,
  uptimeFileSchema,
} from "../schemas/uptime.ts";
import type { Note } from "./note.ts";
import { type ImportedDay, mergeDays } from "./upptime/merge-days.ts";

const MINUTES_A_DAY = 1440;
const SECONDS_A_DAY = 86_400;

/** Only what is read: the rest of an entry are figures of the moment. */
const siteSchema = z.object({
  name: textSchema,
  slug: idSchema,
  dailyMinutesDown: z.record(
    dateSchema,
    z
      .number()
      .min(0, "a day cannot have less than no minutes of downtime")
      .max(MINUTES_A_DAY, `a day has no more than ${MINUTES_A_DAY} minutes`),
  ),
});
const summarySchema = z.array(siteSchema).min(1, "names no component");

/** What a site's own file beside the summary says, as days of UTC. */
export interface Monitoring {
  /** The first day on which Upptime looked. */
  since: string;
  /** The day of its last look; absent where nothing says so. */
  until?: string | undefined;
}

export interface UpptimeOptions {
  /** By slug. A site without an entry keeps the days that are not listed unknown. */
  monitoring: ReadonlyMap<string, Monitoring>;
  /** The day of the import, which is not over yet. */
  today: string;
  /** Instant of the import. */
  generatedAt: string;
  /** What an earlier import wrote. */
  existing: UptimeFile | undefined;
}

export interface ImportedUptime {
  file: UptimeFile;
  components: Pick<Component, "id" | "name" | "source">[];
  notes: Note[];
}

/** @returns sentences that say what is wrong with the summary, where it cannot be read */
export function convertUpptime(
  summary: unknown,
  options: UpptimeOptions,
): ImportedUptime | { problems: string[] } {
  const read = summarySchema.safeParse(summary);
  if (!read.success)
    return { problems: read.error.issues.map((issue) => describeIssue(issue, summary)) };
  const slugs = read.data.map(({ slug }) => slug);
  const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
  if (twice !== undefined) return { problems: [`Two entries have the slug "${twice}".`] };
  const tomorrow = addDays(options.today, 1);
  const future = read.data.flatMap(({ slug, dailyMinutesDown }) =>
    Object.keys(dailyMinutesDown)
      .filter((date) => date >= tomorrow)
      .map((date) => `"${slug}", dailyMinutesDown ${date}: this day has not come yet.`),
  );
  if (future.length > 0) return { problems: future };
  const notes: Note[] = [];
  const imported = read.data.map(({ slug, name, dailyMinutesDown }) => {
    const days = daysOf(dailyMinutesDown, options.monitoring.get(slug), options.today);
    if (!options.monitoring.has(slug)) {
      notes.push({
        message: `${slug}: nothing says since when it is watched, so days that are not listed stay unknown. Give the day with --since.`,
      });
    }
    return { id: slug, name, days };
  });
  const { components, kept } = mergeDays(options.existing?.components ?? [], imported);
  for (const { component, date } of kept) {
    notes.push({
      message: `${component}: the summary lists no downtime for ${date} any more. The downtime imported before is kept.`,
    });
  }
  const file: UptimeFile = {
    schema: "uptime/1",
    generatedAt: options.generatedAt,
    source: { tool: "Upptime" },
    timezone: "UTC",
    components,
  };
  return { file: uptimeFileSchema.parse(file), components: read.data.map(componentOf), notes };
}

function daysOf(
  minutes: Readonly<Record<string, number>>,
  monitoring: Monitoring | undefined,
  today: string,
): ImportedDay[] {
  const listed = Object.entries(minutes).map(([date, down]) => ({
    ...dayOf(date, down),
    listed: true,
  }));
  if (!monitoring) return listed;
  const end = monitoring.until !== undefined && monitoring.until < today ? monitoring.until : today;
  const calm: ImportedDay[] = [];
  for (let date = monitoring.since; date < end; date = addDays(date, 1)) {
    if (minutes[date] === undefined) calm.push({ ...dayOf(date, 0), listed: false });
  }
  return [...listed, ...calm];
}

function dayOf(date: string, minutesDown: number): UptimeDay {
  return {
    date,
    major: minutesDown * 60,
    partial: 0,
    degraded: 0,
    maintenance: 0,
    observed: SECONDS_A_DAY,
  };
}

function componentOf({
  slug,
  name,
}: z.infer<typeof siteSchema>): Pick<Component, "id" | "name" | "source"> {
  return { id: slug, name, source: { kind: "probe", name: "Upptime" } };
}

function describeIssue({ path, message }: z.core.$ZodIssue, summary: unknown): string {
  const [index, ...keys] = path;
  const site: unknown =
    Array.isArray(summary) && typeof index === "number" ? summary[index] : undefined;
  const name =
    typeof site === "object" && site !== null && "slug" in site
      ? `"${String(site.slug)}"`
      : `entry ${String(index ?? "")}`;
  return index === undefined
    ? `The summary ${message}.`
    : `${name}, ${keys.join(" ")}: ${message}.`;
}
