/** Reports as JSON: standing, age and the days since stay three facts, as on their pages. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { ReportView } from "../../domain/views.ts";
import { categorySchema } from "../../schemas/company.ts";
import { reportKindSchema, reportStageSchema } from "../../schemas/report.ts";
import type { Absolute } from "../export-file.ts";
import { customerDutySchema, customerOf } from "./duties.ts";
import {
  accessLevelSchema,
  addressSchema,
  BASIS,
  basisSchema,
  daySchema,
  describeFile,
  describeNext,
  fileFactsSchema,
  mapPublished,
  nextStepSchema,
  publishedSchema,
  standingSchema,
  wordsSchema,
} from "./parts.ts";

const periodSchema = z.strictObject({ start: daySchema, end: daySchema });

const issuerSchema = z.strictObject({
  name: z.string(),
  licence: z.string().optional(),
  accreditationBody: z.string().optional(),
  peerReview: z.string().optional(),
});

const exceptionSchema = z.strictObject({
  criterion: z.string().optional(),
  control: z.string().optional(),
  text: z.string(),
  response: z.string().optional(),
  resolvedOn: daySchema.optional(),
});

const certificateSchema = z.strictObject({
  number: z.string().optional(),
  edition: z.string().optional(),
  scope: z.string().optional(),
  statementOfApplicability: z.string().optional(),
  validFrom: daySchema.optional(),
  expires: daySchema.optional(),
  lastSurveillance: daySchema.optional(),
  verify: z.string().optional(),
});

export const reportSchema = z.strictObject({
  id: z.string(),
  state: standingSchema,
  basis: basisSchema.meta({
    description:
      "What stands here is what the company says of the report; the report itself decides",
  }),
  kind: reportKindSchema,
  title: z.string(),
  summary: z.string().optional(),
  stage: reportStageSchema,
  type: z.union([z.literal(1), z.literal(2)]).optional(),
  period: periodSchema.optional().meta({ description: "Both ends belong to it" }),
  asOf: daySchema.optional(),
  categories: z.array(categorySchema),
  criteriaCount: z.int().optional(),
  products: wordsSchema.meta({ description: "Empty: all of them" }),
  covers: wordsSchema,
  doesNotCover: wordsSchema,
  issuer: publishedSchema(issuerSchema.optional()),
  issuedOn: daySchema.optional(),
  opinion: publishedSchema(
    z
      .strictObject({
        value: z.enum(["unmodified", "qualified", "adverse", "disclaimer"]),
        modifies: wordsSchema,
        basis: z.string().optional(),
      })
      .optional(),
  ),
  exceptions: publishedSchema(
    z
      .strictObject({ count: z.int(), list: z.array(exceptionSchema).optional() })
      .optional()
      .meta({ description: "Left out where the report is not said to note any or none" }),
  ),
  subservice: z.array(
    z.strictObject({
      name: z.string(),
      subprocessor: z.string().optional(),
      method: z.enum(["carve-out", "inclusive"]),
      service: z.string().optional(),
      csocs: z.array(z.strictObject({ criterion: z.string(), expects: z.string() })),
    }),
  ),
  customers: publishedSchema(z.array(customerDutySchema)),
  age: z
    .strictObject({
      state: z.enum(["current", "aging", "stale"]),
      from: daySchema,
      days: z.int(),
      agingFrom: daySchema,
      staleFrom: daySchema,
    })
    .optional(),
  daysSince: z
    .array(
      z.strictObject({
        from: daySchema,
        to: daySchema,
        days: z.int(),
        cover: z.enum(["examined", "letter", "observation", "none"]),
        report: z.string().optional(),
        label: z.string(),
      }),
    )
    .meta({ description: "Every day since the period, and what speaks for it" }),
  supersedes: z.string().optional(),
  supersededBy: z.string().optional(),
  withdrawn: z.strictObject({ on: daySchema, reason: z.string() }).optional(),
  expected: z
    .strictObject({
      issue: daySchema.optional(),
      periodStart: daySchema.optional(),
      periodEnd: daySchema.optional(),
    })
    .optional(),
  overdueSince: daySchema.optional(),
  certificate: certificateSchema.optional(),
  letter: z
    .strictObject({
      follows: z.string().optional(),
      signedOn: daySchema.optional(),
      signer: z.string().optional(),
      materialChanges: z.string().optional(),
    })
    .optional(),
  access: accessLevelSchema,
  accessTerms: z.string().optional(),
  file: fileFactsSchema.optional(),
  next: nextStepSchema,
  page: addressSchema,
});

type ReportJson = z.infer<typeof reportSchema>;

function certificateOf({ certificate }: ReportView): ReportJson["certificate"] {
  if (!certificate) return undefined;
  const { daysLeft: _, ...stated } = certificate;
  return stated;
}

export function describeReports(absolute: Absolute) {
  return (report: ReportView): ReportJson => ({
    id: report.id,
    state: report.standing,
    basis: BASIS,
    kind: report.kind,
    title: report.title,
    summary: report.summary,
    stage: report.stage,
    type: report.type,
    period: report.period && { start: report.period.start, end: report.period.end },
    asOf: report.asOf,
    categories: report.categories,
    criteriaCount: report.criteriaCount,
    products: report.products,
    covers: report.covers,
    doesNotCover: report.doesNotCover,
    issuer: mapPublished(
      report.auditor,
      (issuer) =>
        issuer && {
          name: issuer.name,
          licence: issuer.licence,
          accreditationBody: issuer.accreditationBody,
          peerReview: issuer.peerReview && absolute(issuer.peerReview),
        },
    ),
    issuedOn: report.issuedOn,
    opinion: report.opinion,
    exceptions: report.exceptions,
    subservice: report.subservice,
    customers: mapPublished(report.customers, (duties) => duties.map(customerOf)),
    age: report.age,
    daysSince: report.daysSince,
    supersedes: report.supersedes,
    supersededBy: report.supersededBy,
    withdrawn: report.withdrawn,
    expected: report.expected,
    overdueSince: report.overdueSince,
    certificate: certificateOf(report),
    letter: report.letter,
    access: report.access,
    accessTerms: report.accessTerms,
    file: describeFile(report.file),
    next: describeNext(report.next, absolute),
    page: absolute(addressOf.report(report.id)),
  });
}
