/**
 * `npm run bench -- questionnaires <folder>`: how often filled-in answers are right, on questionnaires that nobody here wrote.
 * Each file of the folder is a CSV or XLSX with the columns Question and Expected (the id of an answer, several with "|" between
 * them where each is right, "-" where none is), and Section where there are headings.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { indexAnswers } from "#src/domain/fill/answer-index.ts";
import { matchQuestion } from "#src/domain/fill/match-question.ts";
import { describePortal } from "#src/domain/portal.ts";
import { cleanText } from "#src/exports/markdown/clean-text.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { openTable } from "#src/sources/table.ts";
import { writeResult } from "../results.ts";

export const usage = `questionnaires <folder> [options]

  <folder>         CSV or XLSX files with the columns Question, Expected and, if there are headings, Section
  --content <dir>  The content whose answers are matched; left out, content/
  --list           Name each row that was filled in wrongly or left blank though an answer fits`;

/** Of rows that are filled in, so many must be right. */
const GOAL = 0.9;

async function indexContent(folder: string) {
  const today = new Date().toISOString().slice(0, 10);
  const { content } = await loadContent({ folder, today });
  if (!content) throw new Error(`The content of ${folder} does not load; run npm run check.`);
  const portal = describePortal(content, { today, builtAt: `${today}T00:00:00Z` });
  const bodies = new Map(content.answers.map(({ id, body = "" }) => [id, body]));
  const wordings = new Map<string, string[]>();
  for (const { question, answers } of portal.questionnaires.flatMap(({ sections }) =>
    sections.flatMap(({ rows }) => rows),
  ))
    for (const { id } of question === undefined ? [] : answers)
      wordings.set(id, [...(wordings.get(id) ?? []), question ?? ""]);
  return indexAnswers(
    portal.answers.map((answer) => ({
      ...answer,
      text: cleanText(bodies.get(answer.id) ?? "", "mdx"),
      page: `/answers/${answer.id}/`,
      wordings: [...answer.alsoAsked, ...(wordings.get(answer.id) ?? [])],
    })),
  );
}

type Index = Awaited<ReturnType<typeof indexContent>>;

function measureFile(path: string, index: Index) {
  const { rows } = openTable(readFileSync(path), [["Question"], ["Expected"]]);
  const figures = { rows: rows.length, answerable: 0, filled: 0, right: 0 };
  const lines: string[] = [];
  for (const { number, cell } of rows) {
    const question = cell("Question") ?? "";
    const expected = (cell("Expected") || "-").split("|");
    const { chosen } = matchQuestion({ question, section: cell("Section") }, index, undefined);
    const isAnswerable = !expected.includes("-");
    const isRight = chosen !== undefined && expected.includes(chosen.id);
    if (isAnswerable) figures.answerable += 1;
    if (chosen) figures.filled += 1;
    if (isRight) figures.right += 1;
    const asked = question.replace(/\s+/g, " ").slice(0, 80);
    if (chosen && !isRight)
      lines.push(`  wrong  ${number}  ${asked}: ${chosen.id}, not ${expected.join(" or ")}`);
    else if (!chosen && isAnswerable)
      lines.push(`  blank  ${number}  ${asked}: ${expected.join(" or ")}`);
  }
  return { figures, lines };
}

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { content: { type: "string" }, list: { type: "boolean", default: false } },
  });
  const [folder] = positionals;
  if (folder === undefined) {
    console.log("questionnaires: skipped, since no folder of questionnaires was named.");
    return 0;
  }
  const index = await indexContent(resolve(values.content ?? "content"));
  const measured = readdirSync(folder)
    .filter((name) => /\.(?:csv|xlsx)$/i.test(name))
    .map((name) => ({ name, ...measureFile(join(folder, name), index) }));
  let filled = 0;
  let right = 0;
  for (const { name, figures, lines } of measured) {
    filled += figures.filled;
    right += figures.right;
    console.log(
      `${name}: ${figures.rows} rows, ${figures.filled} filled in, ${figures.right} of them right; an answer fits ${figures.answerable}`,
    );
    if (values.list) for (const line of lines) console.log(line);
  }
  const precision = filled === 0 ? 1 : right / filled;
  console.log(`Right where filled in: ${(precision * 100).toFixed(1)} % (goal ${GOAL * 100} %)`);
  console.log(
    writeResult(
      "questionnaires",
      measured.map(({ name, figures }) => ({ name, ...figures })),
    ),
  );
  return precision >= GOAL ? 0 : 1;
}
