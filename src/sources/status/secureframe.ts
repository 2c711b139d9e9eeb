/** Secureframe's controls or tests as its web interface gives them (JSON:API). */
import { z } from "zod";
import { readInstant } from "../instants.ts";
import { readCriteria } from "./criteria-ids.ts";
import { readList } from "./json-list.ts";
import { idText, maybeText, readShape } from "./record-shape.ts";
import { type StatusTool, wordReader } from "./tool.ts";

const words = [
  ["healthy", "operating"],
  ["pass", "operating"],
  ["unhealthy", "failing"],
  ["fail", "failing"],
  ["draft", "planned"],
  ["not_implemented", "planned"],
  ["disabled", "unknown"],
] as const;
const readWord = wordReader(words);

const attributesSchema = z.object({
  key: maybeText,
  name: maybeText,
  title: maybeText,
  health_status: maybeText,
  implementation_status: maybeText,
  last_evaluated_at: z.unknown().optional(),
  updated_at: z.unknown().optional(),
  requirement_keys: z.unknown().optional(),
});
const resourceSchema = z.object({ id: idText, attributes: z.unknown().optional() });

export const secureframe: StatusTool = {
  id: "secureframe",
  name: "Secureframe",
  reads:
    "The answer of `GET /controls` or `GET /tests` in JSON, one page or several put into one list.",
  obtain: '`curl -H "Authorization: $KEY $SECRET" https://api.secureframe.com/controls`',
  words,
  gaps: [
    "A control that has yet to be put in place is planned, whatever its health.",
    "A disabled test counts as unknown: nobody looks.",
    "Where an entry names no time of evaluation, its last change is taken; where neither is there, give the time with --taken.",
  ],
  marks: ['"health_status"'],
  async *read(input) {
    const list = await readList(input, { keys: ["data"], name: "controls or tests" });
    for (const [index, value] of list.entries()) {
      const where = `Entry ${index + 1}`;
      const resource = readShape(resourceSchema, value, where);
      const own = readShape(attributesSchema, resource.attributes ?? value, where);
      const isMissing = own.implementation_status?.toLowerCase() === "not_implemented";
      yield {
        key: own.key ?? resource.id,
        title: own.name ?? own.title,
        ...readWord(isMissing ? "not_implemented" : own.health_status),
        at: readInstant(own.last_evaluated_at) ?? readInstant(own.updated_at),
        criteria: readCriteria(own.requirement_keys),
      };
    }
  },
};
