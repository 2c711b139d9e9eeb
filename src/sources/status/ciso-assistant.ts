/** CISO Assistant's audit as CSV. Rows are points of focus; they are rolled up to their criterion. */
import { readRows } from "../csv-rows.ts";
import { SourceError } from "../source-error.ts";
import { readCriterion } from "./criteria-ids.ts";
import { type StatusTool, wordReader } from "./tool.ts";

const words = [
  ["compliant", "operating"],
  ["partially_compliant", "partial"],
  ["non_compliant", "failing"],
  ["not_applicable", "not-applicable"],
  ["not_assessed", "unknown"],
] as const;
const readWord = wordReader(words);

export const cisoAssistant: StatusTool = {
  id: "ciso-assistant",
  name: "CISO Assistant",
  reads: "The CSV export of an audit (`;` between columns, UTF-8 with a byte order mark).",
  obtain: "Open the audit, then Export, CSV.",
  words,
  gaps: [
    "The export says nothing about when anybody looked: give the time with --taken.",
    "Points of focus such as CC6.1.3 count under their criterion, CC6.1, which the mapping file maps to your controls.",
    "Rows without a result are headings and are left out. Annotations and observations are not read.",
  ],
  marks: ["compliance_result"],
  async *read(input) {
    const rows = await readRows(input, [["ref_id"], ["compliance_result"]]);
    let read = 0;
    for (const row of rows) {
      const result = row.cell("compliance_result") ?? "";
      const ref = row.cell("ref_id") || row.cell("urn") || "";
      if (result === "") continue;
      if (ref === "") throw new SourceError(`Line ${row.line} has a result, and no ref_id.`);
      read += 1;
      const criterion = readCriterion(ref);
      yield {
        key: criterion ?? ref,
        title: row.cell("name"),
        ...readWord(result),
        subject: ref,
        criteria: criterion === undefined ? [] : [criterion],
      };
    }
    if (read === 0)
      throw new SourceError(
        "No row has a compliance_result. Was the audit exported before it began?",
      );
  },
};
