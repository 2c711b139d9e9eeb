/**
 * Answers as a table: the four columns that answer libraries exchange (question, answer, details, access level), then one for
 * each key of ours, so that nothing is lost on the way out and back.
 */
import type { Cell } from "../../domain/write-csv.ts";
import type { Answer } from "../../schemas/answer.ts";
import type { Entry } from "../../schemas/content.ts";

/** Keys that are lists of words, by the name of their column. */
export const LIST_COLUMNS = {
  Topics: "topics",
  Criteria: "criteria",
  Controls: "controls",
  Policies: "policies",
  Reports: "reports",
  Documents: "documents",
  Products: "products",
  "Also asked": "alsoAsked",
} as const;

export const FOUR_COLUMNS = ["Question", "Answer", "Details", "Access level"] as const;
export const ANSWER_COLUMNS = [
  ...FOUR_COLUMNS,
  "Id",
  ...(Object.keys(LIST_COLUMNS) as (keyof typeof LIST_COLUMNS)[]),
  "Questionnaires",
  "Owner",
  "Last reviewed",
  "Valid until",
] as const;
export type AnswerColumn = (typeof ANSWER_COLUMNS)[number];

const WORDS: Record<Exclude<Answer["value"], "text">, string> = {
  yes: "Yes",
  no: "No",
  partial: "Partial",
  "not-applicable": "N/A",
};

const VALUES: Record<string, Answer["value"]> = {
  yes: "yes",
  y: "yes",
  true: "yes",
  no: "no",
  n: "no",
  false: "no",
  partial: "partial",
  partially: "partial",
  partly: "partial",
  "in part": "partial",
  "n/a": "not-applicable",
  na: "not-applicable",
  "not applicable": "not-applicable",
  "not-applicable": "not-applicable",
};

function valueIn(text: string): Answer["value"] | undefined {
  const word = text.toLowerCase().replace(/[.!]$/, "");
  return Object.hasOwn(VALUES, word) ? VALUES[word] : undefined;
}

/** A text that is no value stands in the column for answers, where it is looked for; one that reads like a value stands beside it. */
function answerCells(value: Answer["value"], body: string): { Answer: string; Details: string } {
  if (value !== "text") return { Answer: WORDS[value], Details: body };
  const isAmbiguous = valueIn(body) !== undefined;
  return isAmbiguous ? { Answer: "", Details: body } : { Answer: body, Details: "" };
}

/** What the two columns say: a value and its explanation, or a text. */
export function readAnswer(
  answer: string,
  details: string,
): { value: Answer["value"]; body: string } {
  const value = valueIn(answer);
  if (value !== undefined) return { value, body: details };
  return { value: "text", body: [answer, details].filter((part) => part !== "").join("\n\n") };
}

export function listCell(words: readonly string[]): string {
  const isPlain = words.every((word) => !/;|\n|^\[|^\s|\s$/.test(word) && word !== "");
  return isPlain ? words.join("; ") : JSON.stringify(words);
}

/** Undefined where it is none. */
export function readList(cell: string): string[] | undefined {
  if (!cell.startsWith("["))
    return cell
      .split(/[;\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== "");
  try {
    const list: unknown = JSON.parse(cell);
    const isWords = Array.isArray(list) && list.every((word) => typeof word === "string");
    return isWords ? list : undefined;
  } catch {
    return undefined;
  }
}

function questionnaireCell(rows: Answer["questionnaires"]): string {
  const pairs = Object.entries(rows).flatMap(([id, own]) => own.map((row) => `${id} ${row}`));
  const isPlain = Object.entries(rows).every(
    ([id, own]) =>
      own.length > 0 && /^[^\s;{]+$/.test(id) && own.every((row) => /^[^\s;]+$/.test(row)),
  );
  return isPlain ? pairs.join("; ") : JSON.stringify(rows);
}

/** Undefined where it cannot be read; the schema judges the rest. */
export function readQuestionnaires(cell: string): unknown {
  if (cell.startsWith("{")) {
    try {
      return JSON.parse(cell) as unknown;
    } catch {
      return undefined;
    }
  }
  const pairs = cell
    .split(/[;\n]/)
    .map((pair) => /^\s*(\S+)\s+(\S.*?)\s*$/.exec(pair) ?? pair.trim())
    .filter((pair) => pair !== "");
  if (pairs.some((pair) => typeof pair === "string")) return undefined;
  const rows: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [, id = "", row = ""] of pairs as RegExpExecArray[])
    rows[id] = [...(rows[id] ?? []), row];
  return { ...rows };
}

export function rowOfAnswer({ id, data, body = "" }: Entry<Answer>): Record<AnswerColumn, Cell> {
  const lists = Object.entries(LIST_COLUMNS).map(([name, key]) => [name, listCell(data[key])]);
  return {
    ...(Object.fromEntries(lists) as Record<keyof typeof LIST_COLUMNS, string>),
    Question: data.question,
    ...answerCells(data.value, body.trim()),
    "Access level": data.access,
    Id: id,
    Questionnaires: questionnaireCell(data.questionnaires),
    Owner: data.owner ?? null,
    "Last reviewed": data.lastReviewed,
    "Valid until": data.validUntil ?? null,
  };
}
