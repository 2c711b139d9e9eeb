/** `import all`: every feed that `imports/feeds.yaml` names. One that fails leaves the others alone. */
import { parseArgs } from "node:util";
import { countOf } from "#src/domain/counting-words.ts";
import { type Feeds, feedsSchema } from "#src/schemas/feeds.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { findPlace, readImportFile } from "./content-place.ts";
import { run as importStatus } from "./status.ts";
import { run as importUptime } from "./uptime.ts";

export const usage = `import all [options]

  --into <dir>  The content folder; left out, content/

Imports every feed of content/imports/feeds.yaml, for example:

  feeds:
    - { uptime: better-stack, from: https://status.example.com/ }
    - { status: prowler, file: output/scan.ocsf.json }

A feed that fails is named at the end and leaves the others alone. Ends with 1 where one failed.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({ args, options: { into: { type: "string" } } });
  const place = findPlace(values.into, context);
  const read = await readImportFile(place, "feeds", feedsSchema);
  const feeds = read?.data.feeds ?? [];
  if (feeds.length === 0) {
    context.out("imports/feeds.yaml names no feed, so there is nothing to import.");
    return 0;
  }
  const failed: string[] = [];
  for (const feed of feeds) {
    const name = "uptime" in feed ? `uptime ${feed.uptime}` : `status ${feed.status}`;
    context.out(`\n== ${name}`);
    const problem = await importOne(feed, place.folder, context);
    if (problem === undefined) continue;
    failed.push(name);
    context.err(problem);
  }
  context.out(`\n${countOf(feeds.length - failed.length, "feed")} of ${feeds.length} imported.`);
  if (failed.length === 0) return 0;
  context.err(`Failed: ${failed.join(", ")}. What was imported before stays, and ages.`);
  return 1;
}

/** @returns what went wrong */
async function importOne(
  feed: Feeds["feeds"][number],
  folder: string,
  context: Context,
): Promise<string | undefined> {
  try {
    if ("uptime" in feed) await importUptime([feed.uptime, feed.from, "--into", folder], context);
    else await importStatus(statusArguments(feed, folder), context);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal || error instanceof UsageError) return error.message;
    throw error;
  }
}

function statusArguments(
  { status, file, taken, name, as }: Extract<Feeds["feeds"][number], { status: string }>,
  folder: string,
): string[] {
  const option = (key: string, value: string | undefined) =>
    value === undefined ? [] : [`--${key}=${value}`];
  return [
    status,
    ...file,
    ...["--into", folder],
    ...option("taken", taken),
    ...option("name", name),
    ...option("as", as),
  ];
}
