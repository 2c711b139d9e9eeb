/** Vanta's framework export as CSV. */
import { type Row, readRows } from "../csv-rows.ts";
import { SourceError } from "../source-error.ts";
import { readCriterion } from "./criteria-ids.ts";
import { type StatusTool, type ToolResult, wordReader } from "./tool.ts";

const words = [
  ["OK", "operating"],
  ["NEEDS_ATTENTION", "failing"],
  ["IN_PROGRESS", "planned"],
  ["NOT_APPLICABLE", "not-applicable"],
  ["INVALID", "unknown"],
  ["DEACTIVATED", "unknown"],
] as const;
const readWord = wordReader(words);

const ID = ["external id", "control id", "id"];
const STATUS = ["status", "control status", "evidence status"];
const PASSING = ["tests passing", "num tests passing", "passing tests"];
const TOTAL = ["tests total", "num tests total", "total tests"];

export const vanta: StatusTool = {
  id: "vanta",
  name: "Vanta",
  reads:
    "The CSV of a framework export. Columns: External ID or Control ID; Status, or Tests passing and Tests total; Name and Criteria if they are there.",
  obtain:
    "`POST /v1/frameworks/exports` with `includeEvidenceStatus`, then fetch the address that `GET /v1/frameworks/exports/{exportId}` gives.",
  words,
  gaps: [
    "The export says nothing about when anybody looked: give the time with --taken.",
    "Vanta does not publish the words of a control's status. One that is not in the table counts as unknown; counts of tests are used where they are there.",
  ],
  marks: [],
  async *read(input) {
    for (const row of await readRows(input, [ID, [...STATUS, ...PASSING]])) yield* resultsOf(row);
  },
};

function* resultsOf(row: Row): Generator<ToolResult> {
  const key = row.cell(...ID) ?? "";
  if (key === "") throw new SourceError(`Line ${row.line} has no id.`);
  const title = row.cell("name", "control name", "control");
  const criteria = (row.cell("criteria", "requirements", "framework requirements") ?? "")
    .split(/[,;|\s]+/)
    .flatMap((id) => readCriterion(id) ?? []);
  const base = { key, title, criteria };
  const [passing, total] = [countIn(row, PASSING), countIn(row, TOTAL)];
  if (passing === undefined || total === undefined || total === 0) {
    yield { ...base, ...readWord(row.cell(...STATUS)) };
    return;
  }
  if (passing > total)
    throw new SourceError(`Line ${row.line}: ${passing} tests pass, of ${total} in all.`);
  if (passing > 0) yield { ...base, outcome: "operating", count: passing, subject: "passing" };
  if (total > passing)
    yield { ...base, outcome: "failing", count: total - passing, subject: "not passing" };
}

function countIn(row: Row, names: readonly string[]): number | undefined {
  const text = row.cell(...names) ?? "";
  if (text === "") return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new SourceError(`Line ${row.line}: "${text.slice(0, 40)}" is not a number of tests.`);
}
