/** AWS Security Hub findings in ASFF, streamed. Accounts, resources and regions are not read at all. */
import { z } from "zod";
import { readInstant } from "../instants.ts";
import { readRecords } from "../json-records.ts";
import { SourceError } from "../source-error.ts";
import { idText, maybeText, readShape } from "./record-shape.ts";
import { type StatusTool, type ToolResult, wordReader } from "./tool.ts";

const words = [
  ["PASSED", "operating"],
  ["WARNING", "partial"],
  ["FAILED", "failing"],
  ["NOT_AVAILABLE", "unknown"],
] as const;
const readWord = wordReader(words);

const findingSchema = z.object({
  Id: idText,
  GeneratorId: maybeText,
  Title: maybeText,
  UpdatedAt: z.unknown().optional(),
  Compliance: z.object({ Status: maybeText, SecurityControlId: maybeText }).nullish(),
  Workflow: z.object({ Status: maybeText }).nullish(),
  RecordState: maybeText,
});

export const securityHub: StatusTool = {
  id: "security-hub",
  name: "AWS Security Hub",
  reads:
    "Findings in ASFF: a list, or an object with `Findings`, as the command line of AWS writes it.",
  obtain:
    '`aws securityhub get-findings --filters \'{"RecordState":[{"Value":"ACTIVE","Comparison":"EQUALS"}]}\' > findings.json`',
  words,
  gaps: [
    "Archived findings are left out: they say nothing about now.",
    "A suppressed finding counts as unknown.",
    "Findings without `Compliance`, such as those of GuardDuty, say nothing about a control and are left out.",
  ],
  marks: ['"ProductArn"', '"GeneratorId"'],
  async *read(input) {
    let index = 0;
    for await (const record of readRecords(input, ["Findings"])) {
      index += 1;
      const result = resultOf(record, index);
      if (result) yield result;
    }
    if (index === 0) throw new SourceError("The file has no finding.");
  },
};

function resultOf(record: unknown, index: number): ToolResult | undefined {
  const finding = readShape(findingSchema, record, `Entry ${index}`);
  const { Compliance: compliance } = finding;
  const key = compliance?.SecurityControlId ?? finding.GeneratorId;
  if (key === undefined)
    throw new SourceError(`Entry ${index} names no rule: GeneratorId is missing.`);
  if (!compliance || finding.RecordState?.toUpperCase() === "ARCHIVED") return undefined;
  const muted = finding.Workflow?.Status?.toUpperCase() === "SUPPRESSED";
  return {
    // A generator may be named by an address with the number of the account.
    key: key.replace(/\b\d{12}\b/g, "*"),
    title: finding.Title,
    ...(muted ? { outcome: "unknown" as const, muted } : readWord(compliance.Status)),
    subject: finding.Id,
    at: readInstant(finding.UpdatedAt),
  };
}
