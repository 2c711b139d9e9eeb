/** Front matter of `answers/*.mdx`. The text below it is the answer. The file's name is the id. */
import { z } from "zod";
import {
  accessSchema,
  criteriaSchema,
  dateSchema,
  idSchema,
  productsSchema,
  textSchema,
} from "./text.ts";

export const answerSchema = z.strictObject({
  question: textSchema,
  value: z
    .enum(["yes", "no", "partial", "not-applicable", "text"])
    .default("text")
    .meta({ description: "yes, no, partial or not-applicable; text where none of them fits" }),
  topics: z.array(textSchema).min(1, "needs at least one topic"),
  criteria: criteriaSchema,
  controls: z.array(idSchema).default([]),
  policies: z.array(idSchema).default([]),
  reports: z.array(idSchema).default([]),
  products: productsSchema,
  questionnaires: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .meta({ description: 'Row ids by questionnaire, for example {mvsp: ["1.1"]}' }),
  owner: textSchema.optional().meta({ description: "Role" }),
  lastReviewed: dateSchema,
  validUntil: dateSchema.optional(),
  access: accessSchema,
});
export type Answer = z.infer<typeof answerSchema>;
