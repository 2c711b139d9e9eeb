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
  value: z
    .enum(["unmodified", "qualified", "adverse", "disclaimer"])
    .meta({ description: "The opinion; unmodified is what others call unqualified or clean" }),
  modifies: z
    .array(z.string())
    .default([])
    .meta({ description: 'Criteria ids on which it is modified, or "description"' }),
  basis: textSchema.optional().meta({ description: "Why, in the company’s words" }),
});
export type Opinion = z.infer<typeof opinionSchema>;

export const exceptionSchema = z.strictObject({
  criterion: z
    .string()
    .optional()
    .meta({ description: "Id of the criterion concerned, such as CC6.1" }),
  control: idSchema.optional().meta({ description: "Id of the control concerned" }),
  text: textSchema.meta({ description: "What the auditor found, in the company’s words" }),
  response: textSchema.optional().meta({ description: "Management’s response" }),
  resolvedOn: dateSchema.optional().meta({ description: "Day on which it was put right" }),
});
export type ReportException = z.infer<typeof exceptionSchema>;

export const subserviceSchema = z.strictObject({
  name: textSchema.meta({ description: "The organisation’s name as the report gives it" }),
  subprocessor: idSchema.optional().meta({ description: "Its id in subprocessors/*.yaml" }),
  method: z.enum(["carve-out", "inclusive"]).meta({
    description: "carve-out: its controls are outside the report; inclusive: they are examined too",
  }),
  service: textSchema
    .optional()
    .meta({ description: "What it does for the system, in a few words" }),
  csocs: z
    .array(
      z.strictObject({
        criterion: z.string().meta({ description: "Id of the criterion, such as CC6.4" }),
        expects: textSchema.meta({ description: "What the organisation is relied on to do" }),
      }),
    )
    .default([])
    .meta({ description: "Complementary subservice organisation controls" }),
});
export type Subservice = z.infer<typeof subserviceSchema>;

export const cuecSchema = z.strictObject({
  criterion: z
    .string()
    .optional()
    .meta({ description: "Id of the criterion that it bears on, such as CC6.1" }),
  text: textSchema.meta({ description: "What the customer must do, in the company’s words" }),
  access: z
    .enum(["public", "gated"])
    .default("gated")
    .meta({ description: "Published only when this and publish.cuecs say so" }),
});
export type Cuec = z.infer<typeof cuecSchema>;

export const reportSchema = z.strictObject({
  kind: reportKindSchema.meta({ description: "What it is; decides which other keys it needs" }),
  title: textSchema.optional().meta({ description: "Left out, it is made from kind and type" }),
  summary: textSchema.optional().meta({
    description: "What it says, in one or two sentences; published unless the report is hidden",
  }),
  stage: reportStageSchema.meta({
    description: "How far it has come; only issued reports bear claims",
  }),
  type: z
    .union([z.literal(1), z.literal(2)], { error: "must be 1 or 2" })
    .optional()
    .meta({ description: "SOC reports: 1 or 2" }),
  asOf: dateSchema.optional().meta({ description: "Type 1: the day examined" }),
  period: periodSchema
    .optional()
    .meta({ description: "Type 2: the days examined; letters: the days the letter speaks for" }),
  categories: z
    .array(categorySchema)
    .default([])
    .meta({ description: "SOC 2 and SOC 3: categories that were examined" }),
  products: productsSchema,
  covers: z
    .array(textSchema)
    .default([])
    .meta({ description: "What is inside, a phrase each; published" }),
  doesNotCover: z
    .array(textSchema)
    .default([])
    .meta({ description: "What readers may expect inside and is not, a phrase each; published" }),
  issuer: z
    .strictObject({
      name: textSchema.meta({
        description:
          "The firm or body; published only where mayBeNamed and publish.auditorName are true",
      }),
      licence: textSchema
        .optional()
        .meta({ description: "CPA firm licence or accreditation number" }),
      accreditationBody: textSchema
        .optional()
        .meta({ description: "Who accredits the certification body" }),
      peerReview: linkSchema
        .optional()
        .meta({ description: "Public peer review report of the firm" }),
      mayBeNamed: z
        .boolean()
        .default(false)
        .meta({ description: "The firm has agreed to be named" }),
    })
    .optional()
    .meta({ description: "Who issues the report" }),
  issuedOn: dateSchema.optional().meta({ description: "Date of the report or certificate" }),
  opinion: opinionSchema
    .optional()
    .meta({ description: "What the auditor concluded; published where publish.opinion says so" }),
  exceptions: z
    .array(exceptionSchema)
    .optional()
    .meta({ description: "Exceptions noted; an empty list says that there are none" }),
  subservice: z
    .array(subserviceSchema)
    .default([])
    .meta({ description: "Organisations that the system relies on, as the report names them" }),
  cuecs: z
    .array(cuecSchema)
    .default([])
    .meta({ description: "What customers must do (complementary user entity controls)" }),
  expected: z
    .strictObject({
      issue: dateSchema.optional().meta({ description: "Day on which the report is expected" }),
      periodStart: dateSchema.optional().meta({ description: "First day of the planned period" }),
      periodEnd: dateSchema.optional().meta({ description: "Last day of the planned period" }),
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
      number: textSchema.optional().meta({ description: "Number of the certificate" }),
      edition: textSchema
        .optional()
        .meta({ description: 'Edition of the standard, for example "ISO/IEC 27001:2022"' }),
      scope: textSchema.optional().meta({ description: "Scope as the certificate states it" }),
      statementOfApplicability: textSchema
        .optional()
        .meta({ description: "Version and date of the Statement of Applicability" }),
      validFrom: dateSchema.optional().meta({ description: "First day on which it is valid" }),
      expires: dateSchema.optional().meta({ description: "Last day on which it is valid" }),
      lastSurveillance: dateSchema
        .optional()
        .meta({ description: "Day of the last surveillance audit" }),
      verify: linkSchema
        .optional()
        .meta({ description: "Where the issuing body confirms the certificate" }),
    })
    .optional()
    .meta({ description: "ISO and other certificates: what stands on it" }),
  supersedes: idSchema
    .optional()
    .meta({ description: "Id of the earlier report that this one follows and replaces" }),
  reissues: idSchema
    .optional()
    .meta({ description: "The report that this one corrects and replaces" }),
  withdrawn: z
    .strictObject({
      on: dateSchema.meta({ description: "Day on which it was withdrawn" }),
      reason: textSchema.meta({ description: "Why; published" }),
    })
    .optional()
    .meta({ description: "Only where the firm has withdrawn the report" }),
  standing: z.literal("in-force").optional().meta({
    description: "Says that the report is in force; contradicting it elsewhere is an error",
  }),
  accessTerms: textSchema.optional().meta({ description: "The firm’s terms for readers" }),
  file: fileSchema
    .optional()
    .meta({ description: "The file itself; it is published only where access is public" }),
  access: documentAccessSchema,
});
export type ReportInput = z.input<typeof reportSchema>;
export type Report = z.infer<typeof reportSchema>;
