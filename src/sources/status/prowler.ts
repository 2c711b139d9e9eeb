/** Prowler's OCSF output: detection findings (class 2004) and compliance findings (class 2003), streamed. */
import { z } from "zod";
import { readInstant } from "../instants.ts";
import { readRecords } from "../json-records.ts";
import { SourceError } from "../source-error.ts";
import { readCriteria } from "./criteria-ids.ts";
import { idText, maybeText, readShape } from "./record-shape.ts";
import { type StatusTool, type ToolResult, wordReader } from "./tool.ts";

const words = [
  ["PASS", "operating"],
  ["Warning", "partial"],
  ["FAIL", "failing"],
  ["MANUAL", "unknown"],
  ["Unknown", "unknown"],
] as const;
const readWord = wordReader(words);

/** OCSF numbers of a compliance status. */
const COMPLIANCE_STATUS: Record<number, string> = {
  0: "Unknown",
  1: "PASS",
  2: "Warning",
  3: "FAIL",
};
const COMPLIANCE_FINDING = 2003;
const DETECTION_FINDING = 2004;
/** OCSF's number of a suppressed finding. */
const SUPPRESSED = 3;

const findingSchema = z.object({
  class_uid: z.coerce.number().optional().catch(undefined),
  metadata: z.object({ event_code: maybeText }).nullish(),
  status: maybeText,
  status_id: z.coerce.number().optional().catch(undefined),
  status_code: maybeText,
  finding_info: z.object({ uid: maybeText, title: maybeText }).nullish(),
  compliance: z
    .object({
      status_id: z.coerce.number().optional().catch(undefined),
      status: maybeText,
      control: maybeText,
      requirements: z.unknown().optional(),
      checks: z.array(z.object({ uid: idText, status: maybeText })).nullish(),
    })
    .nullish(),
  unmapped: z
    .object({
      muted: z.unknown().optional(),
      compliance: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
  time: z.unknown().optional(),
  time_dt: z.unknown().optional(),
});
type Finding = z.infer<typeof findingSchema>;

export const prowler: StatusTool = {
  id: "prowler",
  name: "Prowler",
  reads:
    "The OCSF output (`*.ocsf.json`): detection findings (class 2004) and compliance findings (class 2003).",
  obtain:
    "`prowler aws --compliance soc2_aws -M json-ocsf`, or the same for another cloud; the file lies in `output/`.",
  words,
  gaps: [
    "A muted finding counts as unknown, because somebody silenced it in the tool.",
    "MANUAL means that a person has to look, so it counts as unknown.",
    "A time without a zone is taken for UTC.",
  ],
  marks: ['"class_uid"', '"finding_info"'],
  async *read(input) {
    let index = 0;
    for await (const record of readRecords(input)) {
      index += 1;
      yield resultOf(readShape(findingSchema, record, `Entry ${index}`), index);
    }
    if (index === 0) throw new SourceError("The file has no finding. Was the scan empty?");
  },
};

function resultOf(finding: Finding, index: number): ToolResult {
  const { class_uid: kind, compliance, finding_info: info } = finding;
  if (kind !== undefined && kind !== COMPLIANCE_FINDING && kind !== DETECTION_FINDING)
    throw new SourceError(
      `Entry ${index} is of OCSF class ${kind}. Only findings of the classes 2003 and 2004 are read.`,
    );
  const key = finding.metadata?.event_code ?? compliance?.checks?.[0]?.uid ?? compliance?.control;
  if (key === undefined)
    throw new SourceError(`Entry ${index} names no check: metadata.event_code is missing.`);
  const muted =
    finding.status_id === SUPPRESSED ||
    /suppressed|muted/i.test(finding.status ?? "") ||
    String(finding.unmapped?.muted).toLowerCase() === "true";
  return {
    key,
    title: info?.title,
    ...(muted ? { outcome: "unknown", muted } : outcomeOf(finding)),
    subject: info?.uid ?? `#${index}`,
    at: readInstant(finding.time_dt) ?? readInstant(finding.time),
    criteria: criteriaOf(finding),
  };
}

function outcomeOf({ class_uid: kind, compliance, status_code: code }: Finding) {
  if (kind !== COMPLIANCE_FINDING) return readWord(code);
  const numbered = COMPLIANCE_STATUS[compliance?.status_id ?? -1];
  return readWord(numbered ?? compliance?.status ?? code);
}

function criteriaOf({ unmapped, compliance }: Finding): string[] {
  const tagged = Object.entries(unmapped?.compliance ?? {})
    .filter(([framework]) => /^soc-?2/i.test(framework))
    .flatMap(([, ids]) => readCriteria(ids));
  return [...new Set([...tagged, ...readCriteria(compliance?.requirements)])];
}
