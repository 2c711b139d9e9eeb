/** Probo's measures or controls, as its query language, command line or MCP server gives them. */
import { z } from "zod";
import { readInstant } from "../instants.ts";
import { readCriterion } from "./criteria-ids.ts";
import { readList } from "./json-list.ts";
import { idText, maybeText, readShape } from "./record-shape.ts";
import { type StatusTool, wordReader } from "./tool.ts";

const words = [
  ["IMPLEMENTED", "operating"],
  ["IN_PROGRESS", "partial"],
  ["NOT_IMPLEMENTED", "failing"],
  ["NOT_STARTED", "planned"],
  ["NOT_APPLICABLE", "not-applicable"],
  ["UNKNOWN", "unknown"],
] as const;
const readWord = wordReader(words);

const nodeSchema = z.object({
  id: maybeText,
  referenceId: maybeText,
  reference_id: maybeText,
  sectionTitle: maybeText,
  section_title: maybeText,
  name: maybeText,
  state: maybeText,
  applicability: z.unknown().optional(),
  updatedAt: z.unknown().optional(),
  updated_at: z.unknown().optional(),
});
const edgeSchema = z.object({ node: z.unknown().optional() });

export const probo: StatusTool = {
  id: "probo",
  name: "Probo",
  reads:
    "Measures (with `state`) or controls (with `section_title`) in JSON: a list, `{measures: [...]}`, or edges and nodes.",
  obtain: "The MCP server's `listMeasures`, or the same query in the GraphQL console.",
  words,
  gaps: [
    "A level of maturity says how well a control is described, not that it operates: a control without a state is unknown.",
    "The state is what somebody set in Probo; its last change is taken for the time, else give it with --taken.",
  ],
  marks: ['"maturity_level"', '"section_title"', '"maturityLevel"', '"sectionTitle"'],
  async *read(input) {
    const keys = ["data", "node", "organization", "measures", "controls", "edges", "items"];
    const list = await readList(input, { keys, name: "measures or controls" });
    for (const [index, value] of list.entries()) {
      const where = `Entry ${index + 1}`;
      const edge = edgeSchema.safeParse(value);
      const node = readShape(nodeSchema, (edge.success && edge.data.node) || value, where);
      const section = node.section_title ?? node.sectionTitle;
      const criterion = readCriterion(section ?? "");
      const key = node.referenceId ?? node.reference_id ?? criterion ?? section ?? node.id;
      yield {
        key: readShape(idText, key, `${where}, id`),
        title: node.name,
        ...(node.applicability === false
          ? { outcome: "not-applicable" as const }
          : readWord(node.state)),
        at: readInstant(node.updatedAt) ?? readInstant(node.updated_at),
        criteria: criterion === undefined ? [] : [criterion],
      };
    }
  },
};
