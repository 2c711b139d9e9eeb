/** Drata's controls as its web interface gives them. */
import { z } from "zod";
import { readCriteria } from "./criteria-ids.ts";
import { readList } from "./json-list.ts";
import { idText, maybeText, readShape } from "./record-shape.ts";
import type { StatusTool, ToolResult } from "./tool.ts";

const controlSchema = z.object({
  code: idText,
  name: maybeText,
  isReady: z.unknown().optional(),
  isMonitored: z.unknown().optional(),
  archivedAt: maybeText,
  trustServiceCriteria: z.unknown().optional(),
});

export const drata: StatusTool = {
  id: "drata",
  name: "Drata",
  reads:
    "The answer of the public API's list of controls in JSON, one page or several put into one list.",
  obtain:
    "`curl -H \"Authorization: Bearer $KEY\" 'https://public-api.drata.com/public/controls?limit=50'`",
  words: [
    ["ready and monitored", "operating"],
    ["ready, not monitored", "unknown"],
    ["not ready", "failing"],
  ],
  gaps: [
    "The list says nothing about when anybody looked: give the time with --taken.",
    "`isReady` without `isMonitored` says that evidence was filed, not that a tool looks: unknown. A control without `isReady` is unknown, too.",
    "Archived controls are left out.",
  ],
  marks: ['"frameworkTags"', '"isMonitored"'],
  async *read(input) {
    const controls = await readList(input, { keys: ["data", "controls"], name: "controls" });
    for (const [index, value] of controls.entries()) {
      const control = readShape(controlSchema, value, `Entry ${index + 1}`);
      if (control.archivedAt !== undefined) continue;
      yield {
        key: control.code,
        title: control.name,
        outcome: outcomeOf(control),
        criteria: readCriteria(control.trustServiceCriteria),
      };
    }
  },
};

function outcomeOf({ isReady, isMonitored }: z.infer<typeof controlSchema>): ToolResult["outcome"] {
  if (isReady === false) return "failing";
  return isReady === true && isMonitored === true ? "operating" : "unknown";
}
