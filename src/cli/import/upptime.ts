/** `import upptime`: what Upptime measured becomes uptime history. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readClock } from "#src/loaders/clock.ts";
import { dateSchema } from "#src/schemas/text.ts";
import { type UptimeFile, uptimeFileSchema } from "#src/schemas/uptime.ts";
import { convertUpptime } from "#src/sources/upptime.ts";
import { isSameUptime, writeUptimeFile } from "#src/sources/uptime/import-uptime.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { addComponents } from "./add-components.ts";
import { readMonitoring } from "./read-monitoring.ts";
import { readTextFile } from "./read-text-file.ts";
import { replaceFiles } from "./replace-files.ts";

export const usage = `import upptime <summary.json> --into <content dir> [options]

  <summary.json>  history/summary.json of an Upptime repository
  --into <dir>    The content folder; uptime/history/upptime.json and missing components are written there
  --since <day>   Since when Upptime watches, YYYY-MM-DD; left out, startTime in <slug>.yml beside the summary
  --until <day>   The day on which the summary was taken; left out, lastUpdated in <slug>.yml, else today

Upptime lists only days with downtime. A day that is not listed counts as calm where it is known that Upptime watched,
up to the day before the summary was taken; else it stays unknown. Days of earlier imports are kept.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { into: { type: "string" }, since: { type: "string" }, until: { type: "string" } },
  });
  const [source, ...others] = positionals;
  if (source === undefined || others.length > 0)
    throw new UsageError("Name the one summary.json of the Upptime repository.");
  if (values.into === undefined)
    throw new UsageError("Say with --into which content folder the history goes to.");
  const given = { since: readDay("since", values.since), until: readDay("until", values.until) };
  const into = resolve(context.cwd, values.into);
  if (!existsSync(into))
    throw new Refusal(`There is no folder ${into}. Make the content first with init.`);

  const file = resolve(context.cwd, source);
  const today = readClock(context.env);
  const summary = readJson(file);
  const target = join(into, "uptime/history/upptime.json");
  const imported = convertUpptime(summary, {
    monitoring: readMonitoring(summary, dirname(file), given),
    today,
    generatedAt: instantOf(today),
    existing: readExisting(target),
  });
  if ("problems" in imported) {
    throw new Refusal(
      [
        `${source} cannot be imported, and nothing was written:`,
        ...imported.problems.map((problem) => `  ${problem}`),
      ].join("\n"),
    );
  }
  write(imported, { into, target, context });
  for (const { message } of imported.notes) context.out(message);
  return 0;
}

/** Now; where the clock is fixed to another day, the beginning of that day. */
function instantOf(today: string): string {
  const now = new Date().toISOString();
  return now.startsWith(today) ? now : `${today}T00:00:00.000Z`;
}

function readDay(option: string, typed: string | undefined): string | undefined {
  if (typed === undefined || dateSchema.safeParse(typed).success) return typed;
  throw new UsageError(`--${option} takes a day written YYYY-MM-DD, not "${typed}".`);
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  try {
    return JSON.parse(readTextFile(file));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

function readExisting(target: string): UptimeFile | undefined {
  if (!existsSync(target)) return undefined;
  const read = uptimeFileSchema.safeParse(readJson(target));
  if (read.success) return read.data;
  throw new Refusal(
    `${target} is not in the form uptime/1, so nothing is added to it. npm run check says what is wrong.`,
  );
}

interface Target {
  into: string;
  target: string;
  context: Context;
}

function write(
  imported: Exclude<ReturnType<typeof convertUpptime>, { problems: string[] }>,
  { into, target, context }: Target,
): void {
  const components = join(into, "uptime/components.yaml");
  const { text, added } = addComponents(
    existsSync(components) ? readTextFile(components) : undefined,
    imported.components,
  );
  const existing = readExisting(target);
  const isSame = existing !== undefined && isSameUptime(existing, imported.file);
  replaceFiles(
    [
      { path: "uptime/components.yaml", text },
      ...(isSame
        ? []
        : [{ path: "uptime/history/upptime.json", text: writeUptimeFile(imported.file) }]),
    ],
    into,
  );
  context.out(
    added.length > 0
      ? `uptime/components.yaml: added ${added.join(", ")}`
      : "uptime/components.yaml: unchanged",
  );

  if (isSame) {
    context.out("uptime/history/upptime.json: unchanged");
    return;
  }
  for (const { id, days } of imported.file.components) {
    const down = days.filter(({ major }) => major > 0).length;
    context.out(
      `uptime/history/upptime.json: ${id}, ${days.length} days known, ${down} with downtime`,
    );
  }
}
