/** `reports/*.yaml`: auditors' reports, certificates and management letters. The file's name is the id. */
import { z } from "zod";
import { categorySchema } from "./company.ts";
import {
  dateSchema,
  documentAccessSchema,
  fileSchema,
  idSchema,
  linkSchema,
  periodSchema,
  productsSchema,
  textSchema,
} from "./text.ts";

export const reportKindSchema = z.enum([
  "soc2",
  "soc2-plus",
  "soc1",
  "soc3",
  "iso27001",
  "iso27017",
  "iso27018",
  "iso27701",
  "iso42001",
  "pci-aoc",
  "hitrust",
  "csa-star",
  "certificate",
  "management-letter",
]);
export type ReportKind = z.infer<typeof reportKindSchema>;

/** In the order in which a report goes through them. */
export const reportStageSchema = z.enum([
  "planned",
  "readiness",
  "observation",
  "fieldwork",
  "issued",
]);
export type ReportStage = z.infer<typeof reportStageSchema>;

/** The four opinions of an attestation standard; "unmodified" is what others call unqualified or clean. */
export const opinionSchema = z.strictObject({
  value: z.enum(["unmodified", "qualified", "adverse", "disclaimer"]),
  modifies: z
    .array(z.string())
    .default([])
    .meta({ description: 'Criteria ids on which it is modified, or "description"' }),
  basis: textSchema.optional().meta({ description: "Why, in the company’s words" }),
});
export type Opinion = z.infer<typeof opinionSchema>;

export const exceptionSchema = z.strictObject({
  criterion: z.string().optional(),
  control: idSchema.optional(),
  text: textSchema.meta({ description: "What the auditor found, in the company’s words" }),
  response: textSchema.optional().meta({ description: "Management’s response" }),
  resolvedOn: dateSchema.optional(),
});
export type ReportException = z.infer<typeof exceptionSchema>;

export const subserviceSchema = z.strictObject({
  name: textSchema,
  subprocessor: idSchema.optional(),
  method: z.enum(["carve-out", "inclusive"]),
  service: textSchema.optional(),
  csocs: z
    .array(z.strictObject({ criterion: z.string(), expects: textSchema }))
    .default([])
    .meta({ description: "Complementary subservice organisation controls" }),
});
export type Subservice = z.infer<typeof subserviceSchema>;

export const cuecSchema = z.strictObject({
  criterion: z.string().optional(),
  text: textSchema,
  access: z
    .enum(["public", "gated"])
    .default("gated")
    .meta({ description: "Published only when this and publish.cuecs say so" }),
});
export type Cuec = z.infer<typeof cuecSchema>;

export const reportSchema = z.strictObject({
  kind: reportKindSchema,
  title: textSchema.optional().meta({ description: "Left out, it is made from kind and type" }),
  summary: textSchema.optional(),
  stage: reportStageSchema,
  type: z
    .union([z.literal(1), z.literal(2)], { error: "must be 1 or 2" })
    .optional()
    .meta({ description: "SOC reports: 1 or 2" }),
  asOf: dateSchema.optional().meta({ description: "Type 1: the day examined" }),
  period: periodSchema
    .optional()
    .meta({ description: "Type 2: the days examined; letters: the days the letter speaks for" }),
  categories: z.array(categorySchema).default([]),
  products: productsSchema,
  covers: z.array(textSchema).default([]),
  doesNotCover: z.array(textSchema).default([]),
  issuer: z
    .strictObject({
      name: textSchema,
      licence: textSchema
        .optional()
        .meta({ description: "CPA firm licence or accreditation number" }),
      accreditationBody: textSchema.optional(),
      peerReview: linkSchema
        .optional()
        .meta({ description: "Public peer review report of the firm" }),
      mayBeNamed: z
        .boolean()
        .default(false)
        .meta({ description: "The firm has agreed to be named" }),
    })
    .optional(),
  issuedOn: dateSchema.optional(),
  opinion: opinionSchema.optional(),
  exceptions: z
    .array(exceptionSchema)
    .optional()
    .meta({ description: "Exceptions noted; an empty list says that there are none" }),
  subservice: z.array(subserviceSchema).default([]),
  cuecs: z.array(cuecSchema).default([]),
  expected: z
    .strictObject({
      issue: dateSchema.optional(),
      periodStart: dateSchema.optional(),
      periodEnd: dateSchema.optional(),
    })
    .optional()
    .meta({ description: "Planned dates of reports in preparation" }),
  follows: idSchema
    .optional()
    .meta({ description: "Management letters: the report whose days they continue" }),
  signedOn: dateSchema
    .optional()
    .meta({ description: "Management letters: the day it was signed" }),
  signer: textSchema.optional().meta({ description: "Management letters: role of the signer" }),
  materialChanges: textSchema
    .optional()
    .meta({ description: "Management letters: what changed, or that nothing material did" }),
  certificate: z
    .strictObject({
      number: textSchema.optional(),
      edition: textSchema.optional(),
      scope: textSchema.optional(),
      statementOfApplicability: textSchema.optional(),
      validFrom: dateSchema.optional(),
      expires: dateSchema.optional(),
      lastSurveillance: dateSchema.optional(),
      verify: linkSchema.optional(),
    })
    .optional(),
  supersedes: idSchema.optional(),
  reissues: idSchema
    .optional()
    .meta({ description: "The report that this one corrects and replaces" }),
  withdrawn: z.strictObject({ on: dateSchema, reason: textSchema }).optional(),
  standing: z.literal("in-force").optional().meta({
    description: "Says that the report is in force; contradicting it elsewhere is an error",
  }),
  accessTerms: textSchema.optional().meta({ description: "The firm’s terms for readers" }),
  file: fileSchema.optional(),
  access: documentAccessSchema,
});
export type ReportInput = z.input<typeof reportSchema>;
export type Report = z.infer<typeof reportSchema>;
