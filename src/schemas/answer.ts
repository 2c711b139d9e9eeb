/** Front matter of `answers/*.mdx`. The text below it is the answer. The file's name is the id. */
import { z } from "zod";
import { criteriaSchema, dateSchema, idSchema, productsSchema, textSchema } from "./text.ts";

export const answerSchema = z.strictObject({
  question: textSchema.meta({ description: "The question in a reviewer’s words; published" }),
  alsoAsked: z.array(textSchema).default([]).meta({
    description:
      "Other ways in which readers ask it; published as data, to find the answer by, and shown on no page",
  }),
  value: z
    .enum(["yes", "no", "partial", "not-applicable", "text"])
    .default("text")
    .meta({ description: "yes, no, partial or not-applicable; text where none of them fits" }),
  topics: z
    .array(textSchema)
    .min(1, "needs at least one topic")
    .meta({ description: "What the answer is about; readers filter by these words" }),
  criteria: criteriaSchema,
  controls: z
    .array(idSchema)
    .default([])
    .meta({ description: "Ids of controls that the answer rests on; published as links" }),
  policies: z.array(idSchema).default([]).meta({
    description: "Ids of policies that the answer rests on; the public ones are published as links",
  }),
  reports: z
    .array(idSchema)
    .default([])
    .meta({ description: "Ids of reports that bear the answer out; published as links" }),
  products: productsSchema,
  questionnaires: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .meta({ description: 'Row ids by questionnaire, for example {mvsp: ["1.1"]}' }),
  owner: textSchema.optional().meta({ description: "Role" }),
  lastReviewed: dateSchema.meta({
    description: "Day on which somebody last read the answer and found it true",
  }),
  validUntil: dateSchema.optional().meta({
    description: "Last day on which the answer may be relied on; after it the page says so",
  }),
  documents: z.array(idSchema).default([]).meta({
    description:
      "Ids of documents and reports that hold the answer; published as links with what they take",
  }),
  access: z.enum(["public", "nda", "approval", "internal"]).meta({
    description:
      "public: published; nda, approval: question and topics are published, with what the answer takes; internal: in no output",
  }),
});
export type Answer = z.infer<typeof answerSchema>;
