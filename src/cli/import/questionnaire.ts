/** `import questionnaire`: somebody's questionnaire becomes `questionnaires/<id>.yaml`, with a report of what is answered already. */
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { countOf } from "#src/domain/counting-words.ts";
import type { Content } from "#src/schemas/content.ts";
import { idSchema } from "#src/schemas/text.ts";
import { readBytes } from "#src/sources/input.ts";
import { slugOf } from "#src/sources/lists/list-kind.ts";
import {
  type ImportedQuestionnaire,
  importQuestionnaire,
} from "#src/sources/questionnaires/import-questionnaire.ts";
import { type Context, type ExitCode, UsageError } from "../command.ts";
import { findPlace, readContent } from "./content-place.ts";
import { convertSource } from "./convert-source.ts";
import { fileInput } from "./file-input.ts";
import { writeFiles } from "./write-files.ts";

export const usage = `import questionnaire <xlsx, csv or oscal json> [options]

  <file>                An XLSX workbook, a CSV, or an OSCAL catalog in JSON
  --as <id>             Name by which answers name its rows, such as mvsp; left out, from the file's name
  --into <dir>          The content folder; left out, content/
  --title <title>       What it is called; --version, --source <address> and --licence say more of it
  --sheet <name>        Read this sheet only
  --id <letter>         Column of ids, where the guess is wrong; --question and --section likewise
  --replace             Overwrite a definition that exists and differs

Writes questionnaires/<id>.yaml as internal: nothing of it is published until access says public, and its questions only
with publishWording. Says which rows have answers already.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: text,
      into: text,
      title: text,
      version: text,
      source: text,
      licence: text,
      sheet: text,
      id: text,
      question: text,
      section: text,
      replace: { type: "boolean", default: false },
    },
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new UsageError("Name the one file of the questionnaire.");
  const id = readId(values.as ?? slugOf(basename(path).replace(/\.[^.]+$/, "")));
  const place = findPlace(values.into, context);
  const content = await readContent(place);
  const { title, version, source, licence, sheet, replace } = values;
  const columns = readColumns({
    id: values.id,
    question: values.question,
    section: values.section,
  });
  const made = await convertSource(path, async () =>
    importQuestionnaire(await readBytes(fileInput(context.cwd, path)), {
      title: title ?? (path.endsWith(".json") ? undefined : id),
      version,
      source,
      licence,
      sheet,
      columns,
    }),
  );
  const file = { path: `questionnaires/${id}.yaml`, text: made.text };
  const [outcome] = writeFiles([file], { folder: place.folder, replace });
  context.out(`${outcome}  ${file.path}\n`);
  for (const line of reportOn(id, made, content)) context.out(line);
  return 0;
}

function readId(id: string): string {
  const judged = idSchema.safeParse(id);
  if (judged.success && id.toLowerCase() !== "fill") return id;
  throw new UsageError(
    judged.success
      ? '"fill" is the name of a page. Choose another with --as.'
      : `"${id.slice(0, 80)}" cannot be its name: it ${judged.error.issues[0]?.message}. Choose one with --as.`,
  );
}

type Letters = Partial<Record<"id" | "question" | "section", string>>;

function readColumns(given: Record<keyof Letters, string | undefined>): Letters {
  const named = Object.entries(given).filter(([, letters]) => letters !== undefined);
  for (const [role, letters = ""] of named)
    if (!/^[A-Za-z]{1,3}$/.test(letters))
      throw new UsageError(`--${role} takes the letters of a column, such as B.`);
  return Object.fromEntries(named) as Letters;
}

function reportOn(id: string, made: ImportedQuestionnaire, content: Content): string[] {
  const { ids, title, notes } = made;
  const byRow = new Map<string, string[]>();
  for (const { id: answer, data } of content.answers)
    for (const row of data.questionnaires[id] ?? [])
      byRow.set(row, [...(byRow.get(row) ?? []), `${answer} (${data.access})`]);
  const answered = ids.filter((row) => byRow.has(row));
  const open = ids.filter((row) => !byRow.has(row));
  const unknown = [...byRow.keys()].filter((row) => !ids.includes(row));
  return [
    `${title}: ${countOf(ids.length, "row")}, ${answered.length} answered, ${open.length} without an answer.`,
    ...notes.map((note) => `  ${note}`),
    ...(answered.length > 0 ? ["", "Answered:"] : []),
    ...answered.map((row) => `  ${row}  ${byRow.get(row)?.join(", ")}`),
    ...(open.length > 0 ? ["", "Without an answer:", ...wrap(open)] : []),
    ...(unknown.length > 0
      ? ["", "Named by answers, but no row of it (npm run check refuses them):", ...wrap(unknown)]
      : []),
    "",
    `An answer names its rows as questionnaires: { ${id}: ["<row>"] }.`,
  ];
}

function wrap(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 98)
      lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}
