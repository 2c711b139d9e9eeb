/** `import uptime`: what a status page or a probe tells of each day becomes uptime history. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { countOf, listOf } from "#src/domain/counting-words.ts";
import { daysBetween, formatDay } from "#src/domain/dates.ts";
import { nearestWord } from "#src/schemas/nearest.ts";
import type { UptimeFile } from "#src/schemas/uptime.ts";
import { uptimeMapSchema } from "#src/schemas/uptime-map.ts";
import { openDecoder, readText } from "#src/sources/input.ts";
import { SourceError } from "#src/sources/source-error.ts";
import {
  importUptime,
  isSameUptime,
  type UptimeImport,
  writeUptimeFile,
} from "#src/sources/uptime/import-uptime.ts";
import type { UptimeSource } from "#src/sources/uptime/source.ts";
import { UPTIME_SOURCES } from "#src/sources/uptime/sources.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { addComponents } from "./add-components.ts";
import { findPlace, type Place, readContent, readImportFile } from "./content-place.ts";
import { requestOf } from "./feed-request.ts";
import { fetchFeed } from "./fetch-feed.ts";
import { fileInput } from "./file-input.ts";
import { readTextFile } from "./read-text-file.ts";
import { replaceFiles } from "./replace-files.ts";
import { askForDays, isKeyedUptime } from "./statuspage-days.ts";
import { run as importUpptime } from "./upptime.ts";

export const usage = `import uptime <source> <file or address> [options]

  <source>           ${[...UPTIME_SOURCES.map(({ id }) => id), "upptime"].join(", ")}
  <file or address>  What the source answered, saved; or where it answers, https:// only
  --into <dir>       The content folder; left out, content/

Days are added to content/uptime/history/<source>.json; days of earlier imports stay, and running it again changes nothing.
An address is asked for at most 20 seconds, three times, and never inside a private network. Where it does not answer, what
was imported before stays as it is, with its age. UptimeRobot's key is read from UPTIMEROBOT_API_KEY, that of Statuspage's
keyed interface from STATUSPAGE_API_KEY.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  if (args[0] === "upptime") return importUpptime(withInto(args.slice(1)), context);
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { into: { type: "string" } },
  });
  const [typed, from, ...others] = positionals;
  const source = findSource(typed);
  if (from === undefined || others.length > 0)
    throw new UsageError(`Name the one file or address of ${source.name}.`);
  const place = findPlace(values.into, context);
  const content = await readContent(place);
  const existing = content.uptime.find(({ id }) => id === source.id)?.data;
  const name = `uptime-${source.id}`;
  const map = (await readImportFile(place, name, uptimeMapSchema))?.data ?? {
    components: {},
    ignore: [],
  };
  const imported = await orSay({ from, existing, place }, async () => {
    const text = await readFrom(source, from, { place, context });
    return importUptime(text, { source, map, existing, today: place.today, now: place.now });
  });
  write(imported, { source, existing, place, context });
  return 0;
}

function findSource(typed: string | undefined): UptimeSource {
  const source = UPTIME_SOURCES.find(({ id }) => id === typed);
  if (source) return source;
  const ids = [...UPTIME_SOURCES.map(({ id }) => id), "upptime"];
  const meant = typed === undefined ? undefined : nearestWord(typed, ids);
  throw new UsageError(
    typed === undefined
      ? `Name the source: ${ids.join(", ")}.`
      : `There is no importer for "${typed}".${meant ? ` Did you mean ${meant}?` : ` There are: ${ids.join(", ")}.`}`,
  );
}

function withInto(args: string[]): string[] {
  return args.some((word) => word.startsWith("--into")) ? args : [...args, "--into", "content"];
}

async function readFrom(
  source: UptimeSource,
  from: string,
  { place, context }: { place: Place; context: Context },
): Promise<string> {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(from)) return readText(fileInput(context.cwd, from));
  const request = requestOf(source, from, { today: place.today, env: context.env });
  const ask = async (url: URL): Promise<string> => {
    const decode = openDecoder();
    return decode(await fetchFeed({ ...request, url })) + decode();
  };
  if (source.id !== "statuspage" || !isKeyedUptime(request.url)) return ask(request.url);
  return askForDays(request.url, {
    today: place.today,
    ask: async (url) => {
      await wait(KEYED_PAUSE);
      return ask(url);
    },
  });
}

/** Statuspage permits about one question a second. */
const KEYED_PAUSE = 1100;

interface Attempt {
  from: string;
  existing: UptimeFile | undefined;
  place: Place;
}

/** Whatever a source or the network did wrong leaves the content as it is, and the age of what is there is said. */
async function orSay<Made>(
  { from, existing, place }: Attempt,
  make: () => Promise<Made>,
): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof Refusal || error instanceof UsageError) throw error;
    const isFetched = from.includes("://");
    if (!(error instanceof SourceError) && !isFetched) throw error;
    const why = (error as Error).message.replace(/\.$/, "");
    const age = existing && daysBetween(existing.generatedAt.slice(0, 10), place.today);
    const stays =
      existing && age !== undefined
        ? ` What was read on ${formatDay(existing.generatedAt.slice(0, 10))} stays: ${age === 0 ? "it is of today" : `${countOf(age, "day")} old`}.`
        : "";
    const lead = error instanceof SourceError ? "cannot be imported" : "could not be fetched";
    throw new Refusal(`${from} ${lead}, and nothing was written: ${why}.${stays}`, {
      cause: error,
    });
  }
}

interface Target {
  source: UptimeSource;
  existing: UptimeFile | undefined;
  place: Place;
  context: Pick<Context, "out">;
}

function write(imported: UptimeImport, { source, existing, place, context }: Target): void {
  const { out } = context;
  const path = "uptime/components.yaml";
  const full = join(place.folder, path);
  const before = existsSync(full) ? readTextFile(full) : undefined;
  const { text, added } = addComponents(before, imported.components);
  const history = `uptime/history/${source.id}.json`;
  const isSame = existing !== undefined && isSameUptime(existing, imported.file);
  replaceFiles(
    [
      ...(text === before ? [] : [{ path, text }]),
      ...(isSame ? [] : [{ path: history, text: writeUptimeFile(imported.file) }]),
    ],
    place.folder,
  );
  out(`${path}: ${added.length > 0 ? `added ${listOf(added)}` : "unchanged"}`);
  if (isSame) out(`${history}: unchanged`);
  else
    for (const { id, days } of imported.file.components)
      out(`${history}: ${id}, ${tellDays(days)}`);
  for (const { component, date } of imported.kept)
    out(`${component}: nothing is said of ${date} any more; the downtime imported before is kept.`);
  for (const gap of source.gaps) out(`To know: ${gap}`);
}

function tellDays(days: UptimeFile["components"][number]["days"]): string {
  const known = days.filter(({ observed }) => observed > 0).length;
  const down = days.filter(({ major, partial }) => major + partial > 0).length;
  return known === 0 ? "no day known" : `${countOf(known, "day")} known, ${down} with an outage`;
}
