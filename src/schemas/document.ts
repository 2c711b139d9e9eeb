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
  kind: documentKindSchema.meta({ description: "What sort of document it is" }),
  title: textSchema.meta({
    description: "What readers know it by; published at every level but hidden",
  }),
  summary: textSchema
    .optional()
    .meta({ description: "What is in it, in one or two sentences; published with the title" }),
  version: z.string().optional().meta({ description: "As it stands on the document; published" }),
  dated: dateSchema.optional().meta({ description: "Date of this version" }),
  expires: dateSchema.optional().meta({ description: "Last day on which it is valid" }),
  nextExpected: dateSchema
    .optional()
    .meta({ description: "Day on which the next version is expected" }),
  products: productsSchema,
  link: linkSchema.optional().meta({ description: "Where a public document can be read" }),
  file: fileSchema
    .optional()
    .meta({ description: "The file itself; it is published only where access is public" }),
  access: documentAccessSchema,
});
export type Document = z.infer<typeof documentSchema>;
