/** What stands at the top of every document of the JSON API: its schema, from when it is, and who says it. */
import { z } from "zod";
import { API_ROOT, twinsOf } from "../../domain/twins.ts";
import type { Portal } from "../../domain/views.ts";
import { absoluteTo } from "../export-file.ts";
import { addressSchema, daySchema, timeSchema } from "./parts.ts";

export const headShape = {
  $schema: addressSchema.meta({ description: "Schema of this document (JSON Schema 2020-12)" }),
  generatedAt: timeSchema.meta({ description: "When the portal was built" }),
  buildCommit: z.string().optional().meta({ description: "Commit of the content" }),
  asOf: daySchema.meta({ description: "Day for which the states were worked out" }),
  statesValidUntil: daySchema.meta({
    description: "Last day on which every state holds, if nothing else changes",
  }),
  publisher: z
    .strictObject({ name: z.string(), legalName: z.string(), portal: addressSchema })
    .meta({ description: "Who stands behind what is stated" }),
  sample: z
    .literal(true)
    .optional()
    .meta({ description: "There only where the company is fictional" }),
  page: addressSchema.meta({ description: "The page for people that says the same" }),
  markdown: addressSchema.meta({ description: "The same in Markdown" }),
};

export const schemaAddress = (name: string): string => `${API_ROOT}schemas/${name}.schema.json`;

export function describeHead(portal: Portal, page: string, schema: string) {
  const { company, builtAt, commit, asOf, holdsUntil } = portal;
  const absolute = absoluteTo(company.portal);
  return {
    $schema: absolute(schemaAddress(schema)),
    generatedAt: builtAt,
    buildCommit: commit,
    asOf,
    statesValidUntil: holdsUntil,
    publisher: { name: company.name, legalName: company.legalName, portal: company.portal },
    ...(portal.sample && { sample: true as const }),
    page: absolute(page),
    markdown: absolute(twinsOf(page)?.markdown ?? page),
  };
}
