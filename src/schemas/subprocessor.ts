/** `subprocessors/*.yaml`: who else handles customer data. One entry a function, since merging hides differences. */
import { z } from "zod";
import {
  countrySchema,
  dateSchema,
  idSchema,
  linkSchema,
  productsSchema,
  textSchema,
} from "./text.ts";

export const transferMechanismSchema = z.enum([
  "none-needed",
  "adequacy",
  "dpf",
  "scc-2021-914",
  "uk-idta",
  "uk-addendum",
  "bcr",
  "derogation",
]);

export const subprocessorSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  legalName: textSchema.optional(),
  service: textSchema.meta({ description: "What it does, in a few words" }),
  purpose: textSchema,
  role: z.enum(["processor", "independent-controller", "conditional"]).default("processor"),
  entityCountry: countrySchema.optional().meta({ description: "Where the legal entity sits" }),
  locations: z
    .array(countrySchema)
    .min(1, "needs at least one country")
    .meta({ description: "Countries where data is processed" }),
  regions: z
    .array(textSchema)
    .default([])
    .meta({ description: "Hosting regions of ours that it serves, by the names of facts.yaml" }),
  dataCategories: z.array(textSchema).default([]),
  dataSubjects: z.array(textSchema).default([]),
  transfer: z
    .strictObject({
      mechanism: transferMechanismSchema,
      module: z.int().min(1).max(4).optional(),
      assessment: z
        .boolean()
        .optional()
        .meta({ description: "A transfer impact assessment was made" }),
    })
    .optional(),
  website: linkSchema.optional(),
  dpa: linkSchema.optional(),
  ownSubprocessors: linkSchema.optional(),
  aiTraining: z
    .enum(["no", "yes", "not-stated"])
    .default("not-stated")
    .meta({ description: "Does it train models on the data" }),
  products: productsSchema,
  announcedOn: dateSchema.optional(),
  effectiveOn: dateSchema.optional(),
  removedOn: dateSchema.optional(),
  replaces: idSchema.optional(),
  emergency: z
    .strictObject({ reason: textSchema, noticeSentOn: dateSchema })
    .optional()
    .meta({ description: "Emergency replacement: why it took effect inside the notice period" }),
  changes: z
    .array(z.strictObject({ on: dateSchema, text: textSchema }))
    .default([])
    .meta({ description: "Other changes: region, purpose, data" }),
});
export type Subprocessor = z.infer<typeof subprocessorSchema>;

export const subprocessorFileSchema = z.union([subprocessorSchema, z.array(subprocessorSchema)]);
