/** The small pieces that every content schema is made of. Pure: no clock, no file, no network. */
import { z } from "zod";
import { isCalendarDay } from "./calendar-day.ts";

/** Printed as it is: plain text on one or more lines. HTML in it is refused by the rule `html-in-data`. */
export const textSchema = z.string().trim().min(1, "must not be empty");

/** Ids become addresses: a letter or digit first, then letters, digits, dots, hyphens and underscores. */
export const idSchema = z
  .string()
  .max(80, "must be at most 80 characters")
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    'must start with a letter or digit and hold only letters, digits, ".", "-" and "_"',
  );

/** A calendar day in UTC, `YYYY-MM-DD`. Sample content may write `@today-30d`; the loader resolves it before this schema sees it. */
export const dateSchema = z
  .string({ error: "must be a date written YYYY-MM-DD" })
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date written YYYY-MM-DD")
  .refine(isCalendarDay, "is not a day of the calendar")
  .meta({ format: "fanlight-date" });

/** An instant with its zone, for example `2026-11-02T06:00:00Z`. */
export const instantSchema = z.iso
  .datetime({
    offset: true,
    error: "must be a time with its zone, for example 2026-11-02T06:00:00Z",
  })
  .meta({ format: "fanlight-instant" });

/** Both ends belong to the period. */
export const periodSchema = z.strictObject({
  start: dateSchema.meta({ description: "First day" }),
  end: dateSchema.meta({ description: "Last day" }),
});
export type Period = z.infer<typeof periodSchema>;

export const urlSchema = z.url({
  protocol: /^https?$/,
  error: "must be a full address that starts with https:// or http://",
});

/** A full address, or a path within the portal such as `/subprocessors/`. */
export const linkSchema = z.union([urlSchema, z.string().regex(/^\/(?![/\\])\S*$/)], {
  error: "must be a full address (https://...) or a path of this portal (/...)",
});

/** ISO 3166-1 alpha-2, upper case. */
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, "must be a two-letter country code such as DE or US");

export const emailSchema = z.email("must be an e-mail address");

/** Open, or never in any output. `public` must be written out: what says nothing stays internal. */
export const accessSchema = z.enum(["public", "internal"]);

/** The four levels of a report or document. Left out means `approval`. */
export const documentAccessSchema = z
  .enum(["public", "nda", "approval", "hidden"])
  .default("approval")
  .meta({
    description:
      "public: anybody; nda: after a signed NDA; approval (the default): NDA and a person’s decision; hidden: by invitation only",
  });
export type DocumentAccess = z.infer<typeof documentAccessSchema>;

/** Products that an entry applies to; none named means all of them. */
export const productsSchema = z
  .array(idSchema)
  .default([])
  .meta({ description: "Product ids of company.yaml; left out means all products" });

export const criteriaSchema = z
  .array(z.string())
  .default([])
  .meta({ description: "Ids of Trust Services Criteria, such as CC6.1" });

export const fileSchema = z.strictObject({
  path: z
    .string()
    .regex(
      /^(?!.*(?:^|[\\/])\.\.(?:[\\/]|$))(?![\\/])[^\0]+$/,
      'must be a path inside the folder, without ".." and not starting with "/"',
    )
    .meta({
      description: "Inside private/ for gated files, inside content/files/ for public ones",
    }),
  bytes: z.int().positive().meta({ description: "Size in bytes" }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits")
    .meta({ description: "SHA-256 of the file" }),
  pages: z.int().positive().optional().meta({ description: "Number of pages; published" }),
  mediaType: z
    .string()
    .default("application/pdf")
    .meta({ description: "Media type, for example application/pdf" }),
  stamp: z.enum(["pages", "none"]).optional().meta({
    description:
      "pages (the default): every page of a copy names its reader; none: the file is delivered unaltered beside a stamped cover sheet, for signed files and where the firm forbids marking",
  }),
  restrictionsRemoved: z.boolean().optional().meta({
    description:
      "true: the file’s owner had restricted what may be done with it, and the company lifted that so that copies can be marked; written by document add --remove-restrictions",
  }),
});
export type ContentFile = z.infer<typeof fileSchema>;
