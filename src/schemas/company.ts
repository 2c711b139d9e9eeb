/** `company.yaml`: who publishes, what is in scope, and what may be published. */
import { z } from "zod";
import {
  countrySchema,
  dateSchema,
  emailSchema,
  idSchema,
  linkSchema,
  textSchema,
  urlSchema,
} from "./text.ts";

/** The version of the content's shape. `docs/upgrade.md` says what changed with each. */
export const CONTENT_SCHEMA_VERSION = 1;

export const categorySchema = z.enum([
  "security",
  "availability",
  "confidentiality",
  "processing-integrity",
  "privacy",
]);
export type Category = z.infer<typeof categorySchema>;

export const productSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  description: textSchema.optional(),
});
export type Product = z.infer<typeof productSchema>;

const contactSchema = z.strictObject({
  email: emailSchema,
  phone: textSchema.optional(),
  hours: textSchema.optional().meta({ description: 'When it is answered, for example "24 x 7"' }),
  key: linkSchema.optional().meta({ description: "Address of the OpenPGP key" }),
  note: textSchema.optional(),
});

export const controlStatusLevelSchema = z.enum(["none", "current", "history"]);
export type ControlStatusLevel = z.infer<typeof controlStatusLevelSchema>;

/**
 * What is published, chosen by kind of fact for the whole portal: never by control and never by value.
 * As shipped, the criteria map and the facts of reports are open, live status and exceptions are not.
 */
export const publishSchema = z.strictObject({
  criteriaMap: z
    .boolean()
    .default(true)
    .meta({ description: "Which controls and policies bear on which criterion" }),
  controlStatus: z
    .union([
      controlStatusLevelSchema,
      z.strictObject({
        default: controlStatusLevelSchema,
        categories: z.partialRecord(categorySchema, controlStatusLevelSchema).default({}),
      }),
    ])
    .default("none")
    .transform((value) => (typeof value === "string" ? { default: value, categories: {} } : value))
    .meta({ description: "none, current or history; may be set for a whole category" }),
  opinion: z
    .union([z.boolean(), z.record(z.string(), z.boolean())])
    .default(true)
    .meta({
      description:
        "Auditor opinions: true, false, or by kind of report, for example {soc2: true, soc1: false}",
    }),
  exceptions: z
    .enum(["none", "count", "text"])
    .default("none")
    .meta({ description: "Exceptions that a report notes" }),
  auditorName: z
    .boolean()
    .default(true)
    .meta({ description: "Names of audit firms (each report must also permit it)" }),
  cuecs: z
    .boolean()
    .default(false)
    .meta({ description: "What customers must do (complementary user entity controls)" }),
});
export type Publish = z.infer<typeof publishSchema>;

export const severitySchema = z.enum(["error", "warning", "off"]);

export const companySchema = z.strictObject({
  schema: z.literal(CONTENT_SCHEMA_VERSION, {
    error: `must be ${CONTENT_SCHEMA_VERSION}: docs/upgrade.md says how to bring older content up to date`,
  }),
  sample: z.boolean().default(false).meta({
    description:
      "true only for the fictional company: permits dates like @today-30d, puts a banner on every page, refuses to be deployed",
  }),
  name: textSchema.meta({ description: "The name that readers know" }),
  legalName: textSchema.meta({ description: "The legal entity that makes the claims" }),
  country: countrySchema.meta({ description: "Country of the legal entity" }),
  description: textSchema.meta({ description: "One sentence: what the company sells" }),
  website: urlSchema.optional(),
  portal: urlSchema.meta({ description: "The public address of this portal" }),
  gate: z.enum(["on", "off"]).default("off").meta({
    description: "on: documents are requested through the door; off: a purely static portal",
  }),
  logo: z
    .string()
    .regex(/^[\w-]+\.svg$/, "must be the name of an SVG file in content/brand/")
    .optional()
    .meta({ description: "SVG file in content/brand/" }),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "must be a colour written #rrggbb")
    .default("#00566f")
    .meta({ description: "The one accent colour; contrast is checked at build" }),
  products: z.array(productSchema).min(1, "needs at least one product"),
  system: z.strictObject({
    name: textSchema.meta({ description: "The system as the reports name it" }),
    description: textSchema,
    includes: z.array(textSchema).default([]).meta({ description: "Inside the boundary" }),
    excludes: z.array(textSchema).default([]).meta({ description: "Outside the boundary" }),
  }),
  contacts: z.strictObject({
    security: contactSchema,
    privacy: contactSchema.optional(),
    sales: contactSchema.optional(),
  }),
  categories: z
    .array(categorySchema)
    .min(1)
    .meta({ description: "Trust Services Categories in the programme" }),
  publish: publishSchema.prefault({}),
  securityTxt: z
    .strictObject({
      expires: dateSchema.meta({ description: "RFC 9116 asks for less than a year ahead" }),
      preferredLanguages: z.array(z.string()).default(["en"]),
      policy: linkSchema.optional(),
      acknowledgments: linkSchema.optional(),
      encryption: linkSchema.optional(),
      hiring: linkSchema.optional(),
    })
    .optional(),
  notYet: z
    .array(z.strictObject({ title: textSchema, detail: textSchema.optional() }))
    .default([])
    .meta({ description: "What the company does not have (yet), said before it is asked" }),
  noticeDays: z
    .int()
    .min(0)
    .max(365)
    .default(30)
    .meta({ description: "Days of notice before a new subprocessor takes effect" }),
  ages: z
    .strictObject({
      agingMonths: z.int().positive().default(9),
      staleMonths: z.int().positive().default(12),
      type1AgingMonths: z.int().positive().default(3),
      type1StaleMonths: z.int().positive().default(6),
    })
    .prefault({})
    .meta({
      description: "From how many months after its period a report counts as aging and as stale",
    }),
  rules: z
    .record(z.string(), z.strictObject({ severity: severitySchema, reason: textSchema }))
    .default({})
    .meta({
      description: "Severity of single rules: any may be raised, soft ones lowered, with a reason",
    }),
});
export type CompanyInput = z.input<typeof companySchema>;
export type Company = z.infer<typeof companySchema>;
