/** `import status`: what a tool saw of the company's controls becomes control status, and a line of history for each change. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Control } from "#src/schemas/control.ts";
import { nearestWord } from "#src/schemas/nearest.ts";
import { type StatusMap, statusMapSchema } from "#src/schemas/status-map.ts";
import { readInstant } from "#src/sources/instants.ts";
import { appendChange } from "#src/sources/status/history.ts";
import {
  importStatus,
  type StatusImport,
  writeStatusFile,
} from "#src/sources/status/import-status.ts";
import type { StatusTool } from "#src/sources/status/tool.ts";
import { STATUS_TOOLS } from "#src/sources/status/tools.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { findPlace, type Place, readContent, readImportFile } from "./content-place.ts";
import { convertSource } from "./convert-source.ts";
import { fileInput } from "./file-input.ts";
import { type NewFile, replaceFiles } from "./replace-files.ts";
import { suggestionLines, tellStatus } from "./status-words.ts";

export const usage = `import status <tool> <file>... [options]

  <tool>             ${STATUS_TOOLS.map(({ id }) => id).join(", ")}
  <file>...          What the tool exported; several files of it are counted together
  --into <dir>       The content folder; left out, content/
  --taken <when>     When the export was taken, for files that do not say: an instant such as 2026-11-02T06:00:00Z, or now
  --name <tool>      The tool's name on the page, where it is not the usual one
  --as <name>        Name of the file in status/; left out, the tool's
  --suggest          Write suggestions for ids without a mapping into imports/<name>.yaml, as comments

The tool's ids are mapped to controls by imports/<name>.yaml; an id that is a control's id needs no mapping. The worst that
is known counts, what a tool does not say is unknown, and names of resources, accounts and people are not written.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      into: { type: "string" },
      taken: { type: "string" },
      name: { type: "string" },
      as: { type: "string" },
      suggest: { type: "boolean", default: false },
    },
  });
  const [typed, ...paths] = positionals;
  const tool = findTool(typed);
  if (paths.length === 0) throw new UsageError(`Name the file that ${tool.name} exported.`);
  const place = findPlace(values.into, context);
  const file = values.as ?? tool.id;
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(file))
    throw new UsageError(`--as takes lower-case letters, digits and hyphens, not "${file}".`);
  const inputs = paths.map((path) => fileInput(context.cwd, path));
  const content = await readContent(place);
  const controls = content.controls.map(({ data }) => data);
  const map = await readMap(place, file, controls);
  const imported = await convertSource(paths.join(", "), () =>
    importStatus(inputs, {
      tool,
      name: values.name ?? tool.name,
      map,
      controls,
      existing: content.status.find(({ id }) => id === file)?.data,
      taken: readTaken(values.taken, place),
      now: place.now,
    }),
  );
  const files = filesOf(imported, { file, place, isSuggested: values.suggest });
  replaceFiles(files, place.folder);
  tellStatus(imported, { file, map: `imports/${file}.yaml`, files, context });
  return 0;
}

function findTool(typed: string | undefined): StatusTool {
  const tool = STATUS_TOOLS.find(({ id }) => id === typed);
  if (tool) return tool;
  const ids = STATUS_TOOLS.map(({ id }) => id);
  const meant = typed === undefined ? undefined : nearestWord(typed, ids);
  throw new UsageError(
    typed === undefined
      ? `Name the tool: ${ids.join(", ")}.`
      : `There is no importer for "${typed}".${meant ? ` Did you mean ${meant}?` : ` There are: ${ids.join(", ")}.`}`,
  );
}

function readTaken(typed: string | undefined, { now }: Place): string | undefined {
  if (typed === undefined || typed === "now") return typed && now;
  const at = readInstant(typed);
  if (at === undefined)
    throw new UsageError(`--taken takes an instant such as 2026-11-02T06:00:00Z, not "${typed}".`);
  if (at > now) throw new UsageError(`--taken is ${at}, which has not come yet.`);
  return at;
}

async function readMap(
  place: Place,
  name: string,
  controls: readonly Control[],
): Promise<StatusMap> {
  const read = await readImportFile(place, name, statusMapSchema);
  const ids = controls.map(({ id }) => id);
  const wrong = Object.entries(read?.data.map ?? {}).flatMap(([key, targets]) =>
    targets.filter((id) => !ids.includes(id)).map((id) => ({ key, id })),
  );
  if (wrong.length === 0) return read?.data ?? { map: {}, ignore: [] };
  const lines = wrong.map(({ key, id }) => {
    const meant = nearestWord(id, ids);
    return `  "${key}" is mapped to "${id}", which is no control.${meant ? ` Did you mean ${meant}?` : ""}`;
  });
  throw new Refusal(
    [`${read?.file} cannot be used, and nothing was written:`, ...lines].join("\n"),
  );
}

interface Target {
  file: string;
  place: Place;
  isSuggested: boolean;
}

/** Only what differs from what is there. */
function filesOf(imported: StatusImport, { file, place, isSuggested }: Target): NewFile[] {
  const textOf = (path: string) => {
    const full = join(place.folder, path);
    return existsSync(full) ? readFileSync(full, "utf8") : "";
  };
  const histories = imported.changes.map(({ control, change }) => {
    const path = `status/history/${control}.jsonl`;
    return { path, text: appendChange(textOf(path), change, place.today) };
  });
  const map = `imports/${file}.yaml`;
  const suggested = isSuggested
    ? [{ path: map, text: suggestionLines(imported, textOf(map)) }]
    : [];
  const status = { path: `status/${file}.json`, text: writeStatusFile(imported.file) };
  return [status, ...histories, ...suggested].filter(({ path, text }) => text !== textOf(path));
}
