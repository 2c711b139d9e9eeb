/** Pieces that the documents of the JSON API share, as schemas and as functions from views. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { Published } from "../../domain/published.ts";
import type { Examination, NextStep, PolicyRef } from "../../domain/views.ts";
import { type ContentFile, documentAccessSchema } from "../../schemas/text.ts";
import type { Absolute } from "../export-file.ts";

export const daySchema = z.iso.date().meta({ description: "Day, YYYY-MM-DD, counted in UTC" });
export const timeSchema = z.iso
  .datetime({ offset: true })
  .meta({ description: "Instant with its zone" });
export const addressSchema = z.url();
export const wordsSchema = z.array(z.string());

/** A fact that the company may hold back. `published: false` says that it exists and is not told here. */
export function publishedSchema<Value extends z.ZodType>(value: Value) {
  return z.union([
    z.strictObject({ published: z.literal(false) }),
    z.strictObject({ published: z.literal(true), value }),
  ]);
}

export function mapPublished<From, To>(
  fact: Published<From>,
  map: (value: From) => To,
): Published<To> {
  return fact.published ? { published: true, value: map(fact.value) } : fact;
}

export const standingSchema = z
  .enum(["in-force", "superseded", "withdrawn", "reissued", "expired", "in-preparation"])
  .meta({ description: "Whether it still stands; never merged with its age" });

export const examinedSchema = z
  .array(
    z.strictObject({
      report: z.string().meta({ description: "Id of the report" }),
      title: z.string(),
      start: daySchema,
      end: daySchema.meta({ description: "Days after it were not examined" }),
      opinion: publishedSchema(z.enum(["not-modified", "modified"])).meta({
        description: "Whether the auditor’s opinion was modified here",
      }),
      standing: standingSchema,
      page: addressSchema,
    }),
  )
  .meta({ description: "Reports in which an auditor examined this; never merged with the state" });

export function describeExamined(list: readonly Examination[], absolute: Absolute) {
  return list.map(({ report, title, period, opinion, standing }) => ({
    report,
    title,
    start: period.start,
    end: period.end,
    opinion,
    standing,
    page: absolute(addressOf.report(report)),
  }));
}

/** Stands beside each state: nobody but the company says it. */
export const BASIS = "self-reported";
export const basisSchema = z
  .literal(BASIS)
  .meta({ description: "Whose word the state rests on: the company’s own, tools included" });

export const policyRefSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  state: z.enum(["current", "review-overdue"]),
});
export const policyRefOf = ({ id, title, version, state }: PolicyRef) => ({
  id,
  title,
  version,
  state,
});

export const accessLevelSchema = documentAccessSchema
  .unwrap()
  .exclude(["hidden"])
  .meta({ description: "public: anybody; nda: after a signed NDA; approval: after a decision" });

export const fileFactsSchema = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  pages: z.int().optional(),
  mediaType: z.string(),
});

/** The name alone: where a file lies is nobody’s business. */
export function describeFile(file: ContentFile | undefined) {
  if (!file) return undefined;
  const { path, bytes, sha256, pages, mediaType } = file;
  return { name: path.split(/[\\/]/).at(-1) ?? path, bytes, sha256, pages, mediaType };
}

export const nextStepSchema = z
  .strictObject({
    kind: z.enum(["request", "open", "ask", "none"]),
    label: z.string(),
    link: z.string().optional(),
  })
  .meta({ description: "How a reader gets it" });

export function describeNext({ kind, label, href }: NextStep, absolute: Absolute) {
  return { kind, label, link: href && absolute(href) };
}
