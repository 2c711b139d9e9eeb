/** A table of answers as content files: all of its rows, or an error that names every one that cannot be used. */
import { Document } from "yaml";
import { rearm } from "../../domain/write-csv.ts";
import { type Answer, answerSchema } from "../../schemas/answer.ts";
import type { Entry } from "../../schemas/content.ts";
import { slugOf, withoutEmpty } from "../lists/list-kind.ts";
import { escapeMdx } from "../pandoc/escape-mdx.ts";
import { SourceError } from "../source-error.ts";
import { openTable, type TableRow } from "../table.ts";
import { LIST_COLUMNS, readAnswer, readList, readQuestionnaires } from "./answer-columns.ts";

export interface ImportedAnswer {
  id: string;
  /** Relative to the content folder. */
  path: string;
  text: string;
  /** Nothing of it differs from what is there. */
  isSame: boolean;
}

export interface AnswerOptions {
  /** What is there already. */
  known: readonly Entry<Answer>[];
  /** For rows that say nothing of it: the day on which somebody last read them, and what they are about. */
  reviewed?: string | undefined;
  topic?: string | undefined;
}

/** Words for who may read an answer. What another library calls private is not published here, question included. */
const LEVELS: Record<string, Answer["access"]> = {
  "": "internal",
  public: "public",
  external: "public",
  nda: "nda",
  gated: "nda",
  "under nda": "nda",
  approval: "approval",
  "on request": "approval",
  restricted: "approval",
  internal: "internal",
  private: "internal",
  confidential: "internal",
};

const SHOWN = 20;
const NAMES = {
  question: ["question", "questions"],
  answer: ["answer", "response", "short answer"],
  details: ["details", "detail", "explanation", "comment", "comments", "long answer"],
  access: ["access level", "access", "visibility"],
} as const;

const foldQuestion = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** @throws SourceError */
export function importAnswers(bytes: Uint8Array, options: AnswerOptions): ImportedAnswer[] {
  const { rows, form } = openTable(bytes, [NAMES.question, [...NAMES.answer, ...NAMES.details]]);
  const byId = new Map(options.known.map((entry) => [entry.id, entry]));
  const byQuestion = new Map(
    options.known.map((entry) => [foldQuestion(entry.data.question), entry.id]),
  );
  const lines = new Map<string, number>();
  const problems: string[] = [];
  const made: ImportedAnswer[] = [];
  for (const row of rows) {
    const cell = (...names: string[]) => {
      const text = row.cell(...names);
      return text === undefined ? undefined : (form === "csv" ? rearm(text) : text).trim();
    };
    const question = cell(...NAMES.question) ?? "";
    const id = cell("id") || byQuestion.get(foldQuestion(question)) || slugOf(question);
    const read = readRow({ ...row, cell }, question, { ...options, known: byId.get(id) });
    const earlier = lines.get(id.toLowerCase());
    if (earlier !== undefined)
      problems.push(
        `Row ${row.number}: it would be ${id}, as row ${earlier} is. Give one of them another Id.`,
      );
    lines.set(id.toLowerCase(), row.number);
    if ("problems" in read)
      problems.push(...read.problems.map((one) => `Row ${row.number}, ${one}`));
    else made.push(fileOf(id, read, byId.get(id)));
  }
  if (problems.length === 0) return made;
  const more = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
  throw new SourceError(["", ...problems.slice(0, SHOWN), ...more].join("\n  "));
}

interface ReadAnswer {
  data: Answer;
  body: string;
}

type RowOptions = Omit<AnswerOptions, "known"> & { known: Entry<Answer> | undefined };

/** Where the table has no such column, what is there already stays. */
function readRow(
  { cell }: TableRow,
  question: string,
  { known, reviewed, topic }: RowOptions,
): ReadAnswer | { problems: string[] } {
  const problems: string[] = [];
  const level = (cell(...NAMES.access) ?? known?.data.access ?? "").toLowerCase();
  const access = Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
  if (access === undefined)
    problems.push(
      `Access level: "${level.slice(0, 40)}" is none of public, nda, approval and internal.`,
    );
  const lists = Object.entries(LIST_COLUMNS).map(([name, key]) => {
    const text = cell(name, ...(key === "topics" ? ["topic", "category", "section"] : []));
    const list = text === undefined ? known?.data[key] : readList(text);
    if (text !== undefined && list === undefined) problems.push(`${name}: this is no list.`);
    return [key, list ?? []] as const;
  });
  const listed = Object.fromEntries(lists) as Record<string, readonly string[]>;
  if (listed["topics"]?.length === 0 && topic !== undefined) listed["topics"] = [topic];
  if (listed["topics"]?.length === 0)
    problems.push("Topics: nothing says what it is about. Add a column, or --topic <word>.");
  const lastReviewed = cell("last reviewed", "reviewed") || reviewed || known?.data.lastReviewed;
  if (lastReviewed === undefined)
    problems.push(
      "Last reviewed: nothing says when somebody last found it true. Add a column, or --reviewed <day>.",
    );
  const pairs = cell("questionnaires");
  const questionnaires =
    pairs === undefined ? (known?.data.questionnaires ?? {}) : readQuestionnaires(pairs);
  if (questionnaires === undefined)
    problems.push('Questionnaires: write pairs such as "mvsp 1.1; caiq A&A-01.1".');
  const { value, body } = readAnswer(cell(...NAMES.answer) ?? "", cell(...NAMES.details) ?? "");
  if (problems.length > 0) return { problems };
  const owner = cell("owner") ?? known?.data.owner;
  const validUntil = cell("valid until") ?? known?.data.validUntil;
  const checked = answerSchema.safeParse({
    question,
    value,
    ...listed,
    questionnaires,
    owner: owner || undefined,
    lastReviewed,
    validUntil: validUntil || undefined,
    access,
  });
  if (!checked.success)
    return {
      problems: checked.error.issues.map(
        ({ path, message }) => `${path.map(String).join(".")}: ${message}.`,
      ),
    };
  return { data: checked.data, body };
}

function fileOf(id: string, { data, body }: ReadAnswer, known?: Entry<Answer>): ImportedAnswer {
  const isSame =
    known !== undefined &&
    JSON.stringify(inOrder(known.data)) === JSON.stringify(inOrder(data)) &&
    (known.body ?? "").trim() === body;
  const { value, questionnaires, ...rest } = data;
  const shown = withoutEmpty({
    ...rest,
    value: value === "text" ? undefined : value,
    questionnaires: Object.keys(questionnaires).length > 0 ? questionnaires : undefined,
  });
  const front = new Document(inOrder(shown)).toString({ lineWidth: 0 });
  return {
    id,
    path: known?.origin.file ?? `answers/${id}.mdx`,
    text: `---\n${front}---\n\n${escapeMdx(body)}\n`,
    isSame,
  };
}

const KEYS = Object.keys(answerSchema.shape);

/** In the order of the schema, so that two ways of writing the same compare as the same. */
function inOrder(data: object): object {
  const values = data as Record<string, unknown>;
  return Object.fromEntries(
    KEYS.filter((key) => values[key] !== undefined).map((key) => [key, values[key]]),
  );
}
