/** `company.yaml`: who publishes, what is in scope, and what may be published. */
import { z } from "zod";
import { csafSchema, fedrampSchema } from "./offering.ts";
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

export const STORAGE_KINDS = ["folder", "s3", "netlify", "vercel", "bundled"] as const;

export const productSchema = z.strictObject({
  id: idSchema.meta({ description: "Id by which other files name the product" }),
  name: textSchema.meta({ description: "The product’s name as customers know it" }),
  description: textSchema.optional().meta({ description: "One sentence: what the product does" }),
});
export type Product = z.infer<typeof productSchema>;

const contactSchema = z.strictObject({
  email: emailSchema.meta({
    description: "Published address; a shared mailbox lasts longer than a person",
  }),
  phone: textSchema.optional().meta({ description: "Published as it is written" }),
  hours: textSchema.optional().meta({ description: 'When it is answered, for example "24 x 7"' }),
  key: linkSchema.optional().meta({ description: "Address of the OpenPGP key" }),
  note: textSchema
    .optional()
    .meta({ description: "One sentence beside the address: what it is for" }),
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
        default: controlStatusLevelSchema.meta({
          description: "Level for controls of all categories not named below",
        }),
        categories: z
          .partialRecord(categorySchema, controlStatusLevelSchema)
          .default({})
          .meta({ description: "Levels of single categories" }),
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

export const frameworkIdSchema = z.enum([
  "iso27001-2022",
  "nist-csf-2.0",
  "nist-800-53r5",
  "hipaa",
]);
export type FrameworkId = z.infer<typeof frameworkIdSchema>;

const frameworkSchema = z.strictObject({
  id: frameworkIdSchema.meta({ description: "Which framework the page relates the criteria to" }),
  reviewedBy: textSchema.meta({
    description: "Role that read the mapping and stands behind it; published",
  }),
  reviewedOn: dateSchema.meta({ description: "Day on which it was read; published" }),
});

export const severitySchema = z.enum(["error", "warning", "off"]);

/** Scheme, host and port alone. What is no address at all is named by the schema before. */
function isOrigin(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { origin } = new URL(address);
  return address === origin || new URL(address).href === `${origin}/`;
}

export const companySchema = z.strictObject({
  schema: z
    .literal(CONTENT_SCHEMA_VERSION, {
      error: `must be ${CONTENT_SCHEMA_VERSION}: docs/upgrade.md says how to bring older content up to date`,
    })
    .meta({ description: "Version of the content’s shape" }),
  sample: z.boolean().default(false).meta({
    description:
      "true only for the fictional company: permits dates like @today-30d, puts a banner on every page, refuses to be deployed",
  }),
  name: textSchema.meta({ description: "The name that readers know" }),
  legalName: textSchema.meta({ description: "The legal entity that makes the claims" }),
  country: countrySchema.meta({ description: "Country of the legal entity" }),
  description: textSchema.meta({ description: "One sentence: what the company sells" }),
  website: urlSchema.optional().meta({ description: "The company’s own website" }),
  portal: urlSchema
    .refine(
      isOrigin,
      "must be an origin such as https://trust.example.com/, without a path, query or hash: pages live at the root",
    )
    .meta({ description: "The public address of this portal" }),
  gate: z.enum(["on", "off"]).default("off").meta({
    description: "on: documents are requested through the door; off: a purely static portal",
  }),
  storage: z.enum(STORAGE_KINDS).default("folder").meta({
    description:
      "Where gated files lie: folder (private/, which Git ignores), s3 (any S3-compatible store, named by STORAGE_* in the environment), netlify (Netlify Blobs), vercel (a private store of Vercel Blob) or bundled (at most five files, deployed with the functions)",
  }),
  agreement: z
    .strictObject({
      governingLaw: textSchema.meta({
        description: 'Filled into the NDA, for example "the State of Delaware"',
      }),
      courts: textSchema.meta({
        description: 'Filled into the NDA, for example "the courts of Wilmington, Delaware"',
      }),
    })
    .optional()
    .meta({
      description: "Particulars that the NDA’s text asks for as [[governingLaw]] and [[courts]]",
    }),
  logo: z
    .string()
    .regex(/^[\w-]+\.svg$/, "must be the name of an SVG file in content/brand/")
    .optional()
    .meta({ description: "SVG file in content/brand/" }),
  policyPdfs: z
    .boolean()
    .default(false)
    .meta({ description: "true: each build prints every public policy as PDF beside its page" }),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "must be a colour written #rrggbb")
    .default("#00566f")
    .meta({ description: "The one accent colour; contrast is checked at build" }),
  products: z
    .array(productSchema)
    .min(1, "needs at least one product")
    .meta({ description: "What customers buy; entries that name no product apply to all of them" }),
  system: z
    .strictObject({
      name: textSchema.meta({ description: "The system as the reports name it" }),
      description: textSchema.meta({
        description: "What the system is and does, in one or two sentences",
      }),
      includes: z.array(textSchema).default([]).meta({ description: "Inside the boundary" }),
      excludes: z.array(textSchema).default([]).meta({ description: "Outside the boundary" }),
    })
    .meta({ description: "The system that controls and reports speak of, and its boundary" }),
  contacts: z
    .strictObject({
      security: contactSchema.meta({
        description:
          "For security questions and reports of vulnerabilities; named wherever readers may ask, and in security.txt",
      }),
      privacy: contactSchema.optional().meta({ description: "For questions about personal data" }),
      sales: contactSchema.optional().meta({ description: "For questions about contracts" }),
    })
    .meta({ description: "Whom readers may ask; all of it is published" }),
  categories: z
    .array(categorySchema)
    .min(1)
    .meta({ description: "Trust Services Categories in the programme" }),
  publish: publishSchema
    .prefault({})
    .meta({ description: "What is published, by kind of fact for the whole portal" }),
  securityTxt: z
    .strictObject({
      expires: dateSchema.meta({
        description:
          "Last day for which the contacts hold without anybody reading them again; no build goes past it. RFC 9116 asks for less than a year ahead",
      }),
      renewDays: z.int().min(7).max(364).default(90).meta({
        description:
          "Each build writes this many days ahead as the expiry, at most to expires: a copy that nobody builds anew runs out soon",
      }),
      preferredLanguages: z
        .array(z.string())
        .default(["en"])
        .meta({ description: "Language codes in which reports of vulnerabilities are read" }),
      policy: linkSchema.optional().meta({ description: "Address of the disclosure policy" }),
      acknowledgments: linkSchema
        .optional()
        .meta({ description: "Address of the page that thanks finders" }),
      encryption: linkSchema
        .optional()
        .meta({ description: "Address of the OpenPGP key for reports" }),
      hiring: linkSchema.optional().meta({ description: "Address of open positions in security" }),
    })
    .optional()
    .meta({ description: "Fields of /.well-known/security.txt; left out, there is no such file" }),
  csaf: csafSchema.optional().meta({
    description:
      "Fields of /.well-known/csaf/provider-metadata.json, for those who publish security advisories as CSAF; left out, there is no such file",
  }),
  fedramp: fedrampSchema.optional().meta({
    description:
      "Fields of /fedramp/public-offering.json, for offerings on the FedRAMP Marketplace; left out, there is no such file",
  }),
  frameworks: z.array(frameworkSchema).default([]).meta({
    description:
      "Frameworks with a page that says which of their requirements the criteria relate to; each needs a person who has read the mapping",
  }),
  notYet: z
    .array(
      z.strictObject({
        title: textSchema.meta({ description: "What is missing, in a few words" }),
        detail: textSchema
          .optional()
          .meta({ description: "What stands in for it, or when it is expected" }),
      }),
    )
    .default([])
    .meta({ description: "What the company does not have (yet), said before it is asked" }),
  noticeDays: z
    .int()
    .min(0)
    .max(365)
    .default(30)
    .meta({ description: "Days of notice before a new subprocessor takes effect" }),
  changesFromGit: z.boolean().default(true).meta({
    description:
      "Where the repository's history is there, list changes of subprocessors that it shows and no entry dates",
  }),
  ages: z
    .strictObject({
      agingMonths: z
        .int()
        .positive()
        .default(9)
        .meta({ description: "Months after which a report other than Type 1 counts as aging" }),
      staleMonths: z
        .int()
        .positive()
        .default(12)
        .meta({ description: "Months after which a report other than Type 1 counts as stale" }),
      type1AgingMonths: z
        .int()
        .positive()
        .default(3)
        .meta({ description: "Months after which a Type 1 report counts as aging" }),
      type1StaleMonths: z
        .int()
        .positive()
        .default(6)
        .meta({ description: "Months after which a Type 1 report counts as stale" }),
    })
    .prefault({})
    .meta({
      description: "From how many months after its period a report counts as aging and as stale",
    }),
  rules: z
    .record(
      z.string(),
      z.strictObject({
        severity: severitySchema.meta({
          description: "error fails the build, warning fails only a strict check, off is silent",
        }),
        reason: textSchema.meta({
          description: "Why, for those who review this repository; never published",
        }),
      }),
    )
    .default({})
    .meta({
      description: "Severity of single rules: any may be raised, soft ones lowered, with a reason",
    }),
});
export type CompanyInput = z.input<typeof companySchema>;
export type Company = z.infer<typeof companySchema>;
