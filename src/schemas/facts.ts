/** `facts.yaml`: what a reviewer wants in the first minute. What is left out is shown as "not stated". */
import { z } from "zod";
import { dateSchema, idSchema, linkSchema, textSchema } from "./text.ts";

const link = { link: linkSchema.optional().meta({ description: "Where the details are" }) };

export const aiFeatureSchema = z.strictObject({
  name: textSchema,
  description: textSchema,
  model: textSchema.optional().meta({ description: "Model or family of models" }),
  subprocessor: idSchema.optional().meta({
    description: "The subprocessor that runs the model; left out means the company itself",
  }),
  onByDefault: z.boolean(),
  trainsOnCustomerData: z.boolean(),
  optOut: textSchema.optional().meta({ description: "How a customer switches it off" }),
});
export type AiFeature = z.infer<typeof aiFeatureSchema>;

export const factsSchema = z.strictObject({
  hosting: z
    .strictObject({
      regions: z.array(textSchema).min(1),
      residency: textSchema.optional().meta({ description: "Which choice customers have" }),
      ...link,
    })
    .optional(),
  encryption: z.strictObject({ atRest: textSchema, inTransit: textSchema, ...link }).optional(),
  keys: z
    .strictObject({
      holder: textSchema.meta({
        description: "Who holds the keys, and on which plan customers may",
      }),
      ...link,
    })
    .optional(),
  signIn: z
    .strictObject({
      sso: textSchema,
      scim: textSchema.optional(),
      mfa: textSchema.optional(),
      ...link,
    })
    .optional(),
  penetrationTest: z
    .strictObject({
      month: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, "must be a month written YYYY-MM"),
      firm: textSchema.optional(),
      type: textSchema,
      ...link,
    })
    .optional(),
  restoreTest: z
    .strictObject({
      on: dateSchema,
      rto: textSchema.optional(),
      rpo: textSchema.optional(),
      ...link,
    })
    .optional(),
  breachNotice: z
    .strictObject({ hours: z.int().positive(), from: textSchema.default("confirmation"), ...link })
    .optional(),
  exit: z.strictObject({ export: textSchema, deletion: textSchema, ...link }).optional(),
  training: z
    .strictObject({ text: textSchema, ...link })
    .optional()
    .meta({ description: "AI features and training on customer data" }),
  dpa: z.strictObject({ text: textSchema, ...link }).optional(),
  disclosure: z.strictObject({ text: textSchema, ...link }).optional(),
  insurance: z.strictObject({ text: textSchema, ...link }).optional(),
  contact24x7: z.strictObject({ text: textSchema, ...link }).optional(),
  data: z
    .strictObject({
      statedOn: dateSchema,
      categories: z
        .array(
          z.strictObject({
            name: textSchema,
            examples: textSchema,
            purpose: textSchema.optional(),
          }),
        )
        .default([]),
      residency: z
        .array(
          z.strictObject({
            region: textSchema,
            stored: textSchema,
            backups: textSchema.optional(),
            leaves: textSchema.optional(),
          }),
        )
        .default([]),
      retention: z
        .array(
          z.strictObject({ data: textSchema, kept: textSchema, deletedBy: textSchema.optional() }),
        )
        .default([]),
      deletion: textSchema.optional(),
      subjectRequests: textSchema.optional(),
    })
    .optional()
    .meta({ description: "The page /data/" }),
  ai: z
    .strictObject({
      statedOn: dateSchema,
      summary: textSchema,
      features: z.array(aiFeatureSchema).default([]),
      governance: z.array(textSchema).default([]),
    })
    .optional()
    .meta({ description: "The page /ai/" }),
});
export type Facts = z.infer<typeof factsSchema>;
