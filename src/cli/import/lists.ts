/** `import subprocessors`, `import policies`, `import reports`: a list that is kept elsewhere becomes content files. */
import { parseArgs } from "node:util";
import { countOf } from "#src/domain/counting-words.ts";
import { listMapSchema } from "#src/schemas/list-map.ts";
import { importList } from "#src/sources/lists/import-list.ts";
import type { ListKind } from "#src/sources/lists/list-kind.ts";
import { policies } from "#src/sources/lists/policies.ts";
import { reports } from "#src/sources/lists/reports.ts";
import { subprocessors } from "#src/sources/lists/subprocessors.ts";
import {
  type CommandModule,
  type Context,
  type ExitCode,
  Refusal,
  UsageError,
} from "../command.ts";
import { findPlace, readContent, readImportFile } from "./content-place.ts";
import { convertSource } from "./convert-source.ts";
import { fileInput } from "./file-input.ts";
import { writeFiles } from "./write-files.ts";

export const LIST_KINDS = { subprocessors, policies, reports } as const;

export function listImporter(id: keyof typeof LIST_KINDS): CommandModule {
  const kind = LIST_KINDS[id];
  const keys = Object.entries(kind.names).map(([key, [first = key, ...others]]) => {
    return `  ${key.padEnd(17)}  ${first}${others.length > 0 ? `; also ${others.join(", ")}` : ""}`;
  });
  return {
    usage: `import ${id} <file> [options]

  <file>        CSV, JSON or YAML
  --into <dir>  The content folder; left out, content/
  --replace     Overwrite files that exist and differ

Writes ${id}/, one file an entry. Columns and keys that are read, without regard to case:

${keys.join("\n")}

imports/${id}.yaml may name others, and the key of the list: fields: { purpose: why }, list: vendors.`,
    run: (args, context) => run(kind, args, context),
  };
}

async function run(kind: ListKind, args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { into: { type: "string" }, replace: { type: "boolean", default: false } },
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new UsageError("Name the one file of the list.");
  const place = findPlace(values.into, context);
  const content = await readContent(place);
  const map = (await readImportFile(place, kind.id, listMapSchema))?.data;
  const files = await convertSource(path, () =>
    importList(fileInput(context.cwd, path), { kind, map: map ?? { fields: {}, countries: {} } }),
  );
  const paths = new Set(files.map((file) => file.path));
  const elsewhere = content[kind.id].filter(
    ({ id, origin }) => files.some((file) => file.id === id) && !paths.has(origin.file),
  );
  if (elsewhere.length > 0)
    throw new Refusal(
      `These are there already, in other files. Nothing was written:\n${elsewhere.map(({ id, origin }) => `  ${id} in ${origin.file}`).join("\n")}`,
    );
  const outcomes = writeFiles(files, { folder: place.folder, replace: values.replace });
  for (const [index, file] of files.entries())
    context.out(`${outcomes[index]?.padEnd(9)}  ${file.path}`);
  context.out(`\n${countOf(files.length, "entry").replace("entrys", "entries")} read. To know:`);
  for (const gap of kind.gaps) context.out(`  ${gap}`);
  context.out("Read them through, then run: npm run check");
  return 0;
}
