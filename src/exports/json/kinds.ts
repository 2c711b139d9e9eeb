/** Every kind of document of the JSON API with its schema. The published schemas are made from this table. */
import { z } from "zod";
import { answerSchema, gatedAnswerSchema } from "./answers.ts";
import { companySchema } from "./company.ts";
import { controlDetailSchema, controlSchema } from "./controls.ts";
import { categoryStateSchema, criterionSchema } from "./criteria.ts";
import { crosswalkSchema } from "./crosswalks.ts";
import { headShape } from "./head.ts";
import { documentSchema } from "./other-documents.ts";
import { addressSchema, daySchema, timeSchema, wordsSchema } from "./parts.ts";
import { policyDetailSchema, policySchema } from "./policies.ts";
import { questionnaireRowSchema, questionnaireSchema } from "./questionnaires.ts";
import { reportSchema } from "./reports.ts";
import { aiSchema, dataSchema, privacySchema, responsibilitiesSchema } from "./statements.ts";
import { subprocessorChangeSchema, subprocessorSchema } from "./subprocessors.ts";
import { updateDetailSchema, updateSchema } from "./updates.ts";
import { componentSchema } from "./uptime.ts";

function one<Entry extends z.ZodType>(title: string, entry: Entry) {
  return z.strictObject({ ...headShape, entry }).meta({ title });
}

function list<Entry extends z.ZodType>(title: string, entry: Entry) {
  return z.strictObject({ ...headShape, entries: z.array(entry) }).meta({ title });
}

const fileSchema = z.strictObject({
  address: addressSchema,
  title: z.string(),
  mediaType: z.string(),
  page: addressSchema.optional(),
});

export const KINDS = {
  index: list("Everything that machines can read here", fileSchema),
  company: one("The company", companySchema),
  criteria: list("All 61 criteria", criterionSchema),
  criterion: one("One criterion", criterionSchema),
  category: one("One category", categoryStateSchema),
  controls: list("All controls", controlSchema),
  control: one("One control", controlDetailSchema),
  policies: list("All public policies", policySchema),
  policy: one("One policy with its text", policyDetailSchema),
  reports: list("All reports, certificates and letters", reportSchema),
  report: one("One report", reportSchema),
  documents: list("All other documents", documentSchema),
  responsibilities: one("Who must do what", responsibilitiesSchema),
  subprocessors: list("All subprocessors", subprocessorSchema),
  "subprocessor-changes": list("Changes among subprocessors", subprocessorChangeSchema),
  data: one("Statements on data", dataSchema),
  ai: one("Statements on AI", aiSchema),
  uptime: z
    .strictObject({
      ...headShape,
      window: z.strictObject({ from: daySchema, to: daySchema, days: z.int() }),
      measuredAt: timeSchema.optional().meta({ description: "When the newest feed was written" }),
      tools: wordsSchema,
      statusPage: z.string().optional(),
      entries: z.array(componentSchema),
    })
    .meta({ title: "Uptime by component" }),
  answers: z
    .strictObject({
      ...headShape,
      entries: z.array(answerSchema),
      gated: z
        .array(gatedAnswerSchema)
        .meta({ description: "Questions that are answered under conditions" }),
    })
    .meta({ title: "All public answers" }),
  answer: one("One answer", answerSchema),
  "gated-answer": one("One question that is answered under conditions", gatedAnswerSchema),
  questionnaires: list("All questionnaires that have a page", questionnaireSchema),
  questionnaire: list("The rows of a questionnaire in its own order", questionnaireRowSchema),
  updates: list("All updates", updateSchema),
  update: one("One update with its text", updateDetailSchema),
  privacy: one("What the door keeps of visitors", privacySchema),
  lesson: one(
    "A page that explains and states nothing",
    z.strictObject({ title: z.string(), text: z.string().meta({ description: "Markdown" }) }),
  ),
  crosswalk: one("Criteria and a framework that they relate to", crosswalkSchema),
} as const;

export type Kind = keyof typeof KINDS;
