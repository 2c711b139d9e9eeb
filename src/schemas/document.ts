/** `documents/*.yaml`: everything else that is asked for. The file's name is the id. */
import { z } from "zod";
import {
  dateSchema,
  documentAccessSchema,
  fileSchema,
  linkSchema,
  productsSchema,
  textSchema,
} from "./text.ts";

export const documentKindSchema = z.enum([
  "penetration-test",
  "dpa",
  "sla",
  "insurance",
  "accessibility",
  "continuity",
  "architecture",
  "tax-form",
  "questionnaire",
  "statement-of-applicability",
  "other",
]);

export const documentSchema = z.strictObject({
  kind: documentKindSchema,
  title: textSchema,
  summary: textSchema.optional(),
  version: z.string().optional(),
  dated: dateSchema.optional().meta({ description: "Date of this version" }),
  expires: dateSchema.optional(),
  nextExpected: dateSchema.optional(),
  products: productsSchema,
  link: linkSchema.optional().meta({ description: "Where a public document can be read" }),
  file: fileSchema.optional(),
  access: documentAccessSchema,
});
export type Document = z.infer<typeof documentSchema>;
