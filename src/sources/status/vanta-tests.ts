/** Vanta's tests as its web interface gives them. */
import { z } from "zod";
import { readInstant } from "../instants.ts";
import { readList } from "./json-list.ts";
import { idText, maybeText, readShape } from "./record-shape.ts";
import { type StatusTool, wordReader } from "./tool.ts";

const words = [
  ["OK", "operating"],
  ["NEEDS_ATTENTION", "failing"],
  ["IN_PROGRESS", "planned"],
  ["NOT_APPLICABLE", "not-applicable"],
  ["INVALID", "unknown"],
  ["DEACTIVATED", "unknown"],
] as const;
const readWord = wordReader(words);

const testSchema = z.object({
  id: idText,
  name: maybeText,
  status: maybeText,
  lastTestRunDate: z.unknown().optional(),
});

export const vantaTests: StatusTool = {
  id: "vanta-tests",
  name: "Vanta",
  reads: "The answer of `GET /v1/tests` in JSON, one page or several put into one list.",
  obtain:
    "`curl -H \"Authorization: Bearer $TOKEN\" 'https://api.vanta.com/v1/tests?pageSize=100'` with a token of scope `vanta-api.all:read`.",
  words,
  gaps: ["A deactivated test counts as unknown. Owners and entities are not read."],
  marks: ['"lastTestRunDate"', '"latestFlipDate"'],
  async *read(input) {
    const tests = await readList(input, { keys: ["results", "data", "tests"], name: "tests" });
    for (const [index, value] of tests.entries()) {
      const test = readShape(testSchema, value, `Entry ${index + 1}`);
      yield {
        key: test.id,
        title: test.name,
        ...readWord(test.status),
        at: readInstant(test.lastTestRunDate),
      };
    }
  },
};
