/** `export answers`: the whole answer library as a table, for those who keep it elsewhere or edit many at once. */
import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { countOf } from "#src/domain/counting-words.ts";
import { type Cell, writeCsv } from "#src/domain/write-csv.ts";
import { writeXlsx } from "#src/domain/write-xlsx.ts";
import { ANSWER_COLUMNS, FOUR_COLUMNS, rowOfAnswer } from "#src/sources/answers/answer-columns.ts";
import { escapeMdx } from "#src/sources/pandoc/escape-mdx.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { findPlace, readContent } from "../import/content-place.ts";

export const usage = `export answers <file.csv or file.xlsx> [options]

  --from <dir>  The content folder; left out, content/
  --four        Only Question, Answer, Details and Access level, as other answer libraries read them
  --public      Only answers that are public
  --replace     Overwrite the file

Holds internal answers unless --public is given: keep the file where such things are kept. "import answers" takes it back
without loss.`;

/** What spreadsheets hold in one cell at most. */
const LONGEST = 32_767;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: "string" },
      four: { type: "boolean", default: false },
      public: { type: "boolean", default: false },
      replace: { type: "boolean", default: false },
    },
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0 || !/\.(?:csv|xlsx)$/i.test(name))
    throw new UsageError("Name the one file to write, ending in .csv or .xlsx.");
  const content = await readContent(findPlace(values.from, context));
  const answers = content.answers.filter(({ data }) => !values.public || data.access === "public");
  const file = resolve(context.cwd, name);
  if (existsSync(file) && !values.replace)
    throw new Refusal(`${name} exists. Add --replace to overwrite it.`);
  const columns = values.four ? FOUR_COLUMNS : ANSWER_COLUMNS;
  const rows: Record<string, Cell>[] = answers.map(rowOfAnswer);
  if (name.toLowerCase().endsWith(".csv")) writeFileSync(file, writeCsv(columns, rows));
  else {
    refuseLong(rows);
    writeFileSync(file, await writeXlsx({ title: "Answers", columns, rows: () => rows }));
  }
  context.out(`${countOf(answers.length, "answer")} written to ${name}.`);
  for (const { origin, body = "" } of answers)
    if (escapeMdx(body) !== body)
      context.out(
        `  ${origin.file} holds code of MDX, which a changed row would bring back as text.`,
      );
  return 0;
}

function refuseLong(rows: readonly Record<string, Cell>[]): void {
  const long = rows.filter((row) =>
    Object.values(row).some((cell) => typeof cell === "string" && cell.length > LONGEST),
  );
  if (long.length > 0)
    throw new Refusal(
      `A cell of a workbook holds ${LONGEST} characters at most, and these have more: ${long.map((row) => row["Id"]).join(", ")}. Export CSV instead.`,
    );
}
