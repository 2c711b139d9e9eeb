/** Front matter of `policies/*.mdx` (or `.md`). The text below it is the policy. */
import { z } from "zod";
import { criteriaSchema, dateSchema, productsSchema, textSchema } from "./text.ts";

export const policySchema = z.strictObject({
  title: textSchema,
  acronym: textSchema.optional(),
  version: z.string({ error: 'must be text: put the version in quotes, for example "2.0"' }).min(1),
  owner: textSchema.optional().meta({ description: "Role" }),
  approver: textSchema.optional().meta({ description: "Role that approved this version" }),
  approvedOn: dateSchema.optional(),
  nextReview: dateSchema.optional(),
  criteria: criteriaSchema,
  products: productsSchema,
  summary: textSchema.optional(),
  access: z
    .enum(["public", "internal"])
    .default("internal")
    .meta({ description: "Only public ones are published" }),
  revisions: z
    .array(z.strictObject({ version: z.string().optional(), on: dateSchema, change: textSchema }))
    .default([])
    .meta({ description: "Newest first" }),
});
export type Policy = z.infer<typeof policySchema>;
