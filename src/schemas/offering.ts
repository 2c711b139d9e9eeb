/** Parts of `company.yaml` that only some companies have: a publisher of advisories, an offering for federal agencies. */
import { z } from "zod";
import { dateSchema, linkSchema, textSchema, urlSchema } from "./text.ts";

/** CSAF 2.0, section 7.1.8, and its schema of provider metadata. */
export const csafSchema = z.strictObject({
  role: z
    .enum(["csaf_publisher", "csaf_provider", "csaf_trusted_provider"])
    .default("csaf_publisher")
    .meta({ description: "As CSAF 2.0 defines the roles" }),
  distributions: z
    .array(urlSchema)
    .min(1, "needs at least one folder")
    .meta({ description: "Folders in which the advisories lie, by year" }),
  updatedOn: dateSchema.meta({ description: "Day on which these fields were last changed" }),
  listOnAggregators: z
    .boolean()
    .default(true)
    .meta({ description: "Aggregators may list the provider" }),
  mirrorOnAggregators: z
    .boolean()
    .default(false)
    .meta({ description: "Aggregators may keep copies of the advisories" }),
  openpgpKeys: z
    .array(
      z.strictObject({
        fingerprint: z
          .string()
          .regex(/^[0-9a-fA-F]{40,}$/, "must be a fingerprint of at least 40 hex digits")
          .meta({ description: "Fingerprint of the key" }),
        url: urlSchema.meta({ description: "Where the key can be fetched" }),
      }),
    )
    .default([])
    .meta({ description: "Keys with which advisories are signed" }),
  issuingAuthority: textSchema
    .optional()
    .meta({ description: "What gives the publisher the authority to speak" }),
});

const impactSchema = z.enum(["low", "moderate", "high"]);

/** What FedRAMP asks providers to share in public (FRR-ADS-01 and FRR-ADS-03 of its data sharing standard). */
export const fedrampSchema = z.strictObject({
  marketplace: urlSchema.meta({ description: "The offering on the FedRAMP Marketplace" }),
  offering: textSchema.meta({ description: "Name of the offering as the Marketplace has it" }),
  serviceModel: z
    .array(z.enum(["IaaS", "PaaS", "SaaS"]))
    .min(1)
    .meta({ description: "Service models" }),
  deploymentModel: z
    .enum(["public", "government-only", "hybrid", "private"])
    .meta({ description: "Deployment model" }),
  businessCategory: z.array(textSchema).min(1).meta({ description: "Business categories" }),
  uei: z
    .string()
    .regex(/^[A-Z0-9]{12}$/, "must be 12 capital letters and digits")
    .meta({ description: "Unique Entity Identifier" }),
  services: z
    .array(
      z.strictObject({
        name: textSchema.meta({ description: "By the name that customers know" }),
        description: textSchema.optional().meta({ description: "What it does" }),
        impact: impactSchema.meta({ description: "Impact level" }),
      }),
    )
    .min(1)
    .meta({ description: "Each service that the offering includes" }),
  notIncluded: z
    .array(textSchema)
    .default([])
    .meta({ description: "Services of the company that it does not include" }),
  secureConfiguration: linkSchema.meta({
    description: "Guidance on what customers must do and how to configure the services",
  }),
  dataAccess: textSchema.optional().meta({
    description: "How agencies get the data that is not public; left out, by request here",
  }),
});
