/** `facts.yaml`: what a reviewer wants in the first minute. What is left out is shown as "not stated". */
import { z } from "zod";
import { dateSchema, idSchema, linkSchema, textSchema } from "./text.ts";

const link = { link: linkSchema.optional().meta({ description: "Where the details are" }) };

export const aiFeatureSchema = z.strictObject({
  name: textSchema.meta({ description: "What customers know the feature by" }),
  description: textSchema.meta({ description: "What it does with which data" }),
  model: textSchema.optional().meta({ description: "Model or family of models" }),
  subprocessor: idSchema.optional().meta({
    description: "The subprocessor that runs the model; left out means the company itself",
  }),
  onByDefault: z
    .boolean()
    .meta({ description: "Whether it runs before a customer has switched it on" }),
  trainsOnCustomerData: z
    .boolean()
    .meta({ description: "Whether customer data trains the model, the company’s or a provider’s" }),
  optOut: textSchema.optional().meta({ description: "How a customer switches it off" }),
});
export type AiFeature = z.infer<typeof aiFeatureSchema>;

export const factsSchema = z.strictObject({
  hosting: z
    .strictObject({
      regions: z
        .array(textSchema)
        .min(1)
        .meta({ description: "Hosting regions by the names that subprocessors use too" }),
      residency: textSchema.optional().meta({ description: "Which choice customers have" }),
      ...link,
    })
    .optional()
    .meta({ description: "Where customer data is hosted" }),
  encryption: z
    .strictObject({
      atRest: textSchema.meta({ description: 'Method for stored data, for example "AES-256"' }),
      inTransit: textSchema.meta({
        description: 'Method for data on its way, for example "TLS 1.2 or newer"',
      }),
      ...link,
    })
    .optional()
    .meta({ description: "How data is encrypted" }),
  keys: z
    .strictObject({
      holder: textSchema.meta({
        description: "Who holds the keys, and on which plan customers may",
      }),
      ...link,
    })
    .optional()
    .meta({ description: "Keys that encrypt customer data" }),
  signIn: z
    .strictObject({
      sso: textSchema.meta({ description: "Protocols of single sign-on, and on which plan" }),
      scim: textSchema.optional().meta({ description: "Provisioning of users, and on which plan" }),
      mfa: textSchema.optional().meta({ description: "Where a second factor is required" }),
      ...link,
    })
    .optional()
    .meta({ description: "How customers’ users sign in" }),
  penetrationTest: z
    .strictObject({
      month: z
        .string()
        .regex(/^\d{4}-\d{2}(-\d{2})?$/, "must be a month written YYYY-MM")
        .meta({ description: "Month in which the last test ended" }),
      firm: textSchema.optional().meta({ description: "Who tested" }),
      type: textSchema.meta({ description: "What was tested and from where" }),
      ...link,
    })
    .optional()
    .meta({ description: "The last penetration test" }),
  restoreTest: z
    .strictObject({
      on: dateSchema.meta({ description: "Day of the last restore test" }),
      rto: textSchema
        .optional()
        .meta({ description: 'Recovery time objective, for example "4 h"' }),
      rpo: textSchema
        .optional()
        .meta({ description: 'Recovery point objective, for example "15 min"' }),
      ...link,
    })
    .optional()
    .meta({ description: "The last test that restored from backups" }),
  breachNotice: z
    .strictObject({
      hours: z
        .int()
        .positive()
        .meta({ description: "Hours within which customers are told of a breach" }),
      from: textSchema.default("confirmation").meta({ description: "What the hours count from" }),
      ...link,
    })
    .optional()
    .meta({ description: "Within which time customers are told of a breach" }),
  exit: z
    .strictObject({
      export: textSchema.meta({
        description: "How long and in which form data can be exported after the contract ends",
      }),
      deletion: textSchema.meta({
        description: "By when data is deleted after the contract ends, backups included",
      }),
      ...link,
    })
    .optional()
    .meta({ description: "What happens to data when the contract ends" }),
  training: z
    .strictObject({
      text: textSchema.meta({
        description: 'A few words, for example "None; AI features are off by default"',
      }),
      ...link,
    })
    .optional()
    .meta({ description: "AI features and training on customer data" }),
  dpa: z
    .strictObject({
      text: textSchema.meta({ description: "A few words: which version, and how it is signed" }),
      ...link,
    })
    .optional()
    .meta({ description: "The data processing agreement" }),
  disclosure: z
    .strictObject({
      text: textSchema.meta({ description: "A few words: policy, safe harbour, bounty" }),
      ...link,
    })
    .optional()
    .meta({ description: "How reports of vulnerabilities are handled" }),
  insurance: z
    .strictObject({
      text: textSchema.meta({ description: "A few words: which cover, and how much" }),
      ...link,
    })
    .optional()
    .meta({ description: "Cyber insurance" }),
  contact24x7: z
    .strictObject({
      text: textSchema.meta({
        description: "A few words: how to reach somebody at any hour, and for what",
      }),
      ...link,
    })
    .optional()
    .meta({ description: "The contact that answers around the clock" }),
  data: z
    .strictObject({
      statedOn: dateSchema.meta({
        description: "Day on which these statements were last found true",
      }),
      categories: z
        .array(
          z.strictObject({
            name: textSchema.meta({
              description: "Category of data, by the name that subprocessors use too",
            }),
            examples: textSchema.meta({
              description: "What belongs to it, in words that customers know",
            }),
            purpose: textSchema.optional().meta({ description: "Why it is processed" }),
          }),
        )
        .default([])
        .meta({ description: "Categories of customer data that the system handles" }),
      residency: z
        .array(
          z.strictObject({
            region: textSchema.meta({
              description: "Hosting region, by its name in hosting.regions",
            }),
            stored: textSchema.meta({
              description: "Where data of customers in that region is stored",
            }),
            backups: textSchema
              .optional()
              .meta({ description: "Where its backups lie, and how long" }),
            leaves: textSchema
              .optional()
              .meta({ description: "Which data leaves the region, to whom and why" }),
          }),
        )
        .default([])
        .meta({ description: "Where data lies, by hosting region" }),
      retention: z
        .array(
          z.strictObject({
            data: textSchema.meta({ description: "Which data" }),
            kept: textSchema.meta({ description: "How long it is kept" }),
            deletedBy: textSchema.optional().meta({ description: "What deletes it, or by when" }),
          }),
        )
        .default([])
        .meta({ description: "How long data is kept" }),
      deletion: textSchema
        .optional()
        .meta({ description: "How data is deleted when the contract ends" }),
      subjectRequests: textSchema
        .optional()
        .meta({ description: "What happens to requests of the persons that the data is about" }),
    })
    .optional()
    .meta({ description: "The page /data/" }),
  ai: z
    .strictObject({
      statedOn: dateSchema.meta({
        description: "Day on which these statements were last found true",
      }),
      summary: textSchema.meta({
        description:
          "Where AI is used, and whether it learns from customer data, in a few sentences",
      }),
      features: z
        .array(aiFeatureSchema)
        .default([])
        .meta({ description: "Features that use a model" }),
      governance: z
        .array(textSchema)
        .default([])
        .meta({ description: "How the company decides on models, a sentence each" }),
    })
    .optional()
    .meta({ description: "The page /ai/" }),
});
export type Facts = z.infer<typeof factsSchema>;
