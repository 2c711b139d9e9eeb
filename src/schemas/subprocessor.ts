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
  id: idSchema.meta({ description: "Unique among all subprocessors; part of its address" }),
  name: textSchema.meta({ description: "The name that readers know" }),
  legalName: textSchema
    .optional()
    .meta({ description: "The legal entity that the contract is with" }),
  service: textSchema.meta({ description: "What it does, in a few words" }),
  purpose: textSchema.meta({
    description: "Why it is used and which data it sees, in one or two sentences",
  }),
  role: z.enum(["processor", "independent-controller", "conditional"]).default("processor").meta({
    description:
      "processor; independent-controller: decides on the data itself; conditional: only for customers who use what it serves",
  }),
  entityCountry: countrySchema.optional().meta({ description: "Where the legal entity sits" }),
  locations: z
    .array(countrySchema)
    .min(1, "needs at least one country")
    .meta({ description: "Countries where data is processed" }),
  regions: z
    .array(textSchema)
    .default([])
    .meta({ description: "Hosting regions of ours that it serves, by the names of facts.yaml" }),
  dataCategories: z
    .array(textSchema)
    .default([])
    .meta({ description: "Categories of data that it handles, by the names of facts.yaml" }),
  dataSubjects: z.array(textSchema).default([]).meta({ description: "Whom the data is about" }),
  transfer: z
    .strictObject({
      mechanism: transferMechanismSchema.meta({
        description: "Ground on which data may leave for another country",
      }),
      module: z
        .int()
        .min(1)
        .max(4)
        .optional()
        .meta({ description: "Module of the standard contractual clauses, 1 to 4" }),
      assessment: z
        .boolean()
        .optional()
        .meta({ description: "A transfer impact assessment was made" }),
    })
    .optional()
    .meta({
      description:
        "On what ground personal data reaches it; may be left out inside the EEA, the UK and Switzerland",
    }),
  website: linkSchema.optional().meta({ description: "Its website" }),
  dpa: linkSchema.optional().meta({ description: "Address of its data processing agreement" }),
  ownSubprocessors: linkSchema
    .optional()
    .meta({ description: "Address of its own list of subprocessors" }),
  aiTraining: z
    .enum(["no", "yes", "not-stated"])
    .default("not-stated")
    .meta({ description: "Does it train models on the data" }),
  products: productsSchema,
  announcedOn: dateSchema.optional().meta({
    description:
      "Day on which customers are told; what is not in use yet is not published before it",
  }),
  effectiveOn: dateSchema.optional().meta({ description: "First day on which it handles data" }),
  removedOn: dateSchema
    .optional()
    .meta({ description: "Day from which it handles no data any more" }),
  replaces: idSchema.optional().meta({ description: "Id of the subprocessor that it replaces" }),
  emergency: z
    .strictObject({
      reason: textSchema.meta({ description: "Why it could not wait; published" }),
      noticeSentOn: dateSchema.meta({ description: "Day on which customers were told" }),
    })
    .optional()
    .meta({ description: "Emergency replacement: why it took effect inside the notice period" }),
  changes: z
    .array(
      z.strictObject({
        on: dateSchema.meta({ description: "Day of the change" }),
        text: textSchema.meta({ description: "What changed; published" }),
        locationsBefore: z
          .array(countrySchema)
          .min(1, "needs at least one country")
          .optional()
          .meta({
            description:
              "Countries until this change, where they are others now; shown as a region change",
          }),
      }),
    )
    .default([])
    .meta({ description: "Other changes: region, purpose, data" }),
});
export type Subprocessor = z.infer<typeof subprocessorSchema>;

export const subprocessorFileSchema = z.union([subprocessorSchema, z.array(subprocessorSchema)]);
