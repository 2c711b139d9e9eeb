/** `import answers`: a table of answers becomes `answers/*.mdx`. */
import { parseArgs } from "node:util";
import { countOf } from "#src/domain/counting-words.ts";
import { isCalendarDay } from "#src/schemas/calendar-day.ts";
import { type ImportedAnswer, importAnswers } from "#src/sources/answers/import-answers.ts";
import { readBytes } from "#src/sources/input.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { findPlace, readContent } from "./content-place.ts";
import { convertSource } from "./convert-source.ts";
import { fileInput } from "./file-input.ts";
import { writeFiles } from "./write-files.ts";

export const usage = `import answers <csv or xlsx> [options]

  <csv or xlsx>     Columns: Question, Answer (Yes, No, Partial, N/A or a text), Details, Access level
  --into <dir>      The content folder; left out, content/
  --reviewed <day>  When somebody last read those answers of which no column says it, YYYY-MM-DD
  --topic <word>    What those answers are about of which no column says it
  --replace         Overwrite answers that exist and differ

Access level is public, nda, approval or internal; a row without one is internal, and nothing of it is published.
Further columns are those that "export answers" writes. An answer that exists is found by its Id, else by its question; keys
for which there is no column stay as they are.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      into: { type: "string" },
      reviewed: { type: "string" },
      topic: { type: "string" },
      replace: { type: "boolean", default: false },
    },
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new UsageError("Name the one file with the answers.");
  const { reviewed, topic, replace } = values;
  const place = findPlace(values.into, context);
  if (reviewed !== undefined && (!isCalendarDay(reviewed) || reviewed > place.today))
    throw new UsageError("--reviewed takes a day that has been, written YYYY-MM-DD.");
  const content = await readContent(place);
  const made = await convertSource(path, async () =>
    importAnswers(await readBytes(fileInput(context.cwd, path)), {
      known: content.answers,
      reviewed,
      topic,
    }),
  );
  refuseNames(made);
  const differing = made.filter(({ isSame }) => !isSame);
  const outcomes = writeFiles(differing, { folder: place.folder, replace });
  const outcomeOf = new Map(differing.map(({ id }, index) => [id, outcomes[index]]));
  for (const { id, path: file } of made)
    context.out(`${(outcomeOf.get(id) ?? "unchanged").padEnd(9)}  ${file}`);
  context.out(`\n${countOf(made.length, "answer")} read.`);
  context.out("Read them through, then run: npm run check");
  return 0;
}

/** An id becomes a file's name. */
function refuseNames(made: readonly ImportedAnswer[]): void {
  const wrong = made.filter(({ id }) => !/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(id));
  if (wrong.length === 0) return;
  throw new Refusal(
    `These cannot be names of files. Nothing was written:\n${wrong.map(({ id }) => `  ${id.slice(0, 80)}`).join("\n")}`,
  );
}
