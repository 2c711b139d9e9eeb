/** Front matter of `policies/*.mdx` (or `.md`). The text below it is the policy. */
import { z } from "zod";
import { criteriaSchema, dateSchema, productsSchema, textSchema } from "./text.ts";

export const policySchema = z.strictObject({
  title: textSchema.meta({ description: "What the policy is called" }),
  acronym: textSchema.optional().meta({ description: "Short name, printed beside the title" }),
  version: z
    .string({ error: 'must be text: put the version in quotes, for example "2.0"' })
    .min(1)
    .meta({ description: "As it stands on the policy" }),
  owner: textSchema.optional().meta({ description: "Role" }),
  approver: textSchema.optional().meta({ description: "Role that approved this version" }),
  approvedOn: dateSchema.optional().meta({ description: "Day on which this version was approved" }),
  nextReview: dateSchema.optional().meta({
    description:
      "Day by which it is reviewed again; after it the page says that the review is overdue",
  }),
  criteria: criteriaSchema,
  products: productsSchema,
  summary: textSchema.optional().meta({ description: "What it rules, in one or two sentences" }),
  access: z
    .enum(["public", "internal"])
    .default("internal")
    .meta({ description: "Only public ones are published" }),
  revisions: z
    .array(
      z.strictObject({
        version: z.string().optional().meta({ description: "Version that the change made" }),
        on: dateSchema.meta({ description: "Day of the change" }),
        change: textSchema.meta({ description: "What changed; published with the policy" }),
      }),
    )
    .default([])
    .meta({ description: "Newest first" }),
});
export type Policy = z.infer<typeof policySchema>;
