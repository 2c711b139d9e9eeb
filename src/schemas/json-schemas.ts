/**
 * JSON Schemas made from the zod schemas, so that editors complete and check content files while they are written
 * (`# yaml-language-server: $schema=...` in a file's first line).
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { accessRulesSchema } from "./access-rules.ts";
import { answerSchema } from "./answer.ts";
import { companySchema } from "./company.ts";
import { controlFileSchema } from "./control.ts";
import { statusChangeSchema, statusFileSchema } from "./control-status.ts";
import { documentSchema } from "./document.ts";
import { factsSchema } from "./facts.ts";
import { feedsSchema } from "./feeds.ts";
import { listMapSchema } from "./list-map.ts";
import { ndaSchema } from "./nda.ts";
import { policySchema } from "./policy.ts";
import { questionnaireSchema } from "./questionnaire.ts";
import { reportSchema } from "./report.ts";
import { statusMapSchema } from "./status-map.ts";
import { subprocessorFileSchema } from "./subprocessor.ts";
import { updateSchema } from "./update.ts";
import { componentsSchema, uptimeFileSchema } from "./uptime.ts";
import { uptimeMapSchema } from "./uptime-map.ts";

const CONCEPTS: Record<string, { title: string; schema: z.ZodType }> = {
  "access-rules": { title: "access.yaml", schema: accessRulesSchema },
  answer: { title: "Front matter of answers/*.mdx", schema: answerSchema },
  company: { title: "company.yaml", schema: companySchema },
  components: { title: "uptime/components.yaml", schema: componentsSchema },
  control: { title: "controls/*.yaml: one control or a list", schema: controlFileSchema },
  document: { title: "documents/*.yaml", schema: documentSchema },
  facts: { title: "facts.yaml", schema: factsSchema },
  feeds: { title: "imports/feeds.yaml", schema: feedsSchema },
  "list-map": {
    title: "imports/subprocessors.yaml, policies.yaml and reports.yaml",
    schema: listMapSchema,
  },
  nda: { title: "Front matter of nda/*.mdx", schema: ndaSchema },
  policy: { title: "Front matter of policies/*.mdx", schema: policySchema },
  questionnaire: { title: "questionnaires/*.yaml", schema: questionnaireSchema },
  report: { title: "reports/*.yaml", schema: reportSchema },
  "control-status": { title: "status/*.json (control-status/1)", schema: statusFileSchema },
  "status-map": { title: "imports/<tool>.yaml", schema: statusMapSchema },
  "status-change": { title: "One line of status/history/*.jsonl", schema: statusChangeSchema },
  subprocessor: { title: "subprocessors/*.yaml: one or a list", schema: subprocessorFileSchema },
  update: { title: "Front matter of updates/*.mdx", schema: updateSchema },
  "uptime-map": { title: "imports/uptime-<source>.yaml", schema: uptimeMapSchema },
  uptime: { title: "uptime/history/*.json (uptime/1)", schema: uptimeFileSchema },
};

/** What the loaders also take in the fictional company. */
const SAMPLE_DAY = String.raw`@today([+-]\d{1,4}[dwmy])?[\^$]?`;

/** A month or a day, as in the facts about penetration tests. */
const MONTH = String.raw`^\d{4}-\d{2}(-\d{2})?$`;

const FORMATS: Record<string, { pattern: string; description: string }> = {
  "fanlight-date": {
    pattern: String.raw`^(\d{4}-\d{2}-\d{2}|${SAMPLE_DAY})$`,
    description: "YYYY-MM-DD, UTC",
  },
  "fanlight-instant": {
    pattern: String.raw`^(\d{4}-\d{2}-\d{2}|${SAMPLE_DAY})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$`,
    description: "An instant with its zone, for example 2026-11-02T06:00:00Z",
  },
};

/** File name to text. */
export function renderJsonSchemas(): Map<string, string> {
  const files = Object.entries(CONCEPTS).map(([name, { title, schema }]) => {
    const made = z.toJSONSchema(schema, {
      io: "input",
      target: "draft-7",
      override: ({ jsonSchema }) => relaxFormat(jsonSchema),
    });
    return [
      `${name}.schema.json`,
      `${collapseLists(JSON.stringify({ ...made, title }, null, 2))}\n`,
    ] as const;
  });
  return new Map(files);
}

/** Writes `<folder>/<concept>.schema.json` for every concept. */
export async function writeJsonSchemas(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of renderJsonSchemas()) await writeFile(join(folder, name), text);
}

/** Our own formats are unknown to editors, and relative dates are no dates to them. */
function relaxFormat(jsonSchema: z.core.JSONSchema.BaseSchema): void {
  if (jsonSchema.pattern === MONTH) jsonSchema.pattern = `${MONTH}|^${SAMPLE_DAY}$`;
  const format = FORMATS[jsonSchema.format ?? ""];
  if (!format) return;
  delete jsonSchema.format;
  delete jsonSchema.allOf;
  jsonSchema.pattern = format.pattern;
  jsonSchema.description ??= format.description;
}

const PLAIN_LIST = /^(.*)\[\n((?:\s+(?:"[^"\n]*"|[\d.]+|true|false|null),?\n)+)\s*\](,?)$/gm;

/** Lists of words stand on one line where they fit, as the formatter of this repository writes them. */
function collapseLists(json: string): string {
  return json.replace(PLAIN_LIST, (whole, start: string, items: string, comma: string) => {
    const line = `${start}[${items
      .trim()
      .split(/,\n\s*/)
      .join(", ")}]${comma}`;
    return line.length <= 100 ? line : whole;
  });
}
