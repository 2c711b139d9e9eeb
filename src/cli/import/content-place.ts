/** The content folder that an import adds to: read as a whole first, so that nothing is added to what does not check. */
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { z } from "zod";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import type { Problem } from "#src/loaders/problem.ts";
import { readSource } from "#src/loaders/read-source.ts";
import { validate } from "#src/loaders/validate.ts";
import type { Content } from "#src/schemas/content.ts";
import { type Context, Refusal } from "../command.ts";

export interface Place {
  folder: string;
  /** As a person would type it. */
  name: string;
  today: string;
  /** Instant of the import; where the clock is fixed to another day, its last second. */
  now: string;
}

export function findPlace(into: string | undefined, { cwd, root, env }: Context): Place {
  const folder = into === undefined ? contentFolder(env, root) : resolve(cwd, into);
  const name = relative(cwd, folder) || ".";
  if (!existsSync(folder))
    throw new Refusal(
      `There is no folder ${folder}. Make the content first: npm run fanlight -- init --into ${into ?? "content"}`,
    );
  const today = readClock(env);
  const instant = new Date().toISOString().replace(/\.\d{3}Z$/, "Z");
  return { folder, name, today, now: instant.startsWith(today) ? instant : `${today}T23:59:59Z` };
}

export async function readContent({ folder, today }: Place): Promise<Content> {
  const { content, problems } = await loadContent({ folder, today });
  if (content) return content;
  throw refuse(
    "The content has mistakes, so nothing is added to it. npm run check shows them all; the first:",
    problems,
  );
}

/** A file that only an importer reads, `imports/<name>.yaml`; undefined where there is none. */
export async function readImportFile<Schema extends z.ZodType>(
  { folder }: Pick<Place, "folder">,
  name: string,
  schema: Schema,
): Promise<{ data: z.infer<Schema>; file: string } | undefined> {
  const file = `imports/${name}.yaml`;
  if (!existsSync(join(folder, file))) return undefined;
  const { source, problems } = await readSource(folder, file, "yaml");
  const read = source ? validate(schema, source.data ?? {}, source) : undefined;
  if (read?.data !== undefined) return { data: read.data, file };
  throw refuse(`${file} cannot be used, and nothing was written:`, read?.problems ?? problems);
}

function refuse(lead: string, problems: readonly Problem[]): Refusal {
  const lines = problems.slice(0, 5).map(({ file, line, column, message, suggestion }) => {
    const meant = suggestion === undefined ? "" : ` Did you mean ${suggestion}?`;
    return `  ${file}:${line}:${column}  ${message}${meant}`;
  });
  return new Refusal([lead, ...lines].join("\n"));
}
