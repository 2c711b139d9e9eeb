/** Since when and until when Upptime watched each site: what is given, else what the site's own file beside the summary says. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { dateSchema } from "#src/schemas/text.ts";
import type { Monitoring } from "#src/sources/upptime.ts";
import { readTextFile } from "./read-text-file.ts";

export type GivenDays = { [Key in keyof Monitoring]?: Monitoring[Key] | undefined };

/** What is given holds for every site; else each site's own file beside the summary says when it was first and last looked at. */
export function readMonitoring(
  summary: unknown,
  folder: string,
  given: GivenDays,
): Map<string, Monitoring> {
  const sites: unknown[] = Array.isArray(summary) ? summary : [];
  const slugs = sites.map((site) =>
    typeof site === "object" && site !== null && "slug" in site ? String(site.slug) : "",
  );
  const known = slugs
    .filter((slug) => /^[\w.-]+$/.test(slug))
    .map((slug): [string, Monitoring | undefined] => [
      slug,
      monitoringOf(join(folder, `${slug}.yml`), given),
    ]);
  return new Map(known.filter((entry): entry is [string, Monitoring] => entry[1] !== undefined));
}

function monitoringOf(file: string, given: GivenDays): Monitoring | undefined {
  const data: unknown = existsSync(file)
    ? parse(readTextFile(file), { logLevel: "silent" })
    : undefined;
  const field = (key: string) => dayOf((data as Record<string, unknown> | null | undefined)?.[key]);
  const since = given.since ?? field("startTime");
  return since === undefined ? undefined : { since, until: given.until ?? field("lastUpdated") };
}

function dayOf(value: unknown): string | undefined {
  const day = String(value ?? "").slice(0, 10);
  return dateSchema.safeParse(day).success ? day : undefined;
}
