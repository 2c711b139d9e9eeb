/** `.releases/*.json`: what was published on a day, in short, so that a later build can say what has changed. Written by `release`. */
import { z } from "zod";
import { dateSchema } from "./text.ts";

/** In the order in which changes are told. */
export const RELEASE_SECTIONS = [
  "reports",
  "subprocessors",
  "regions",
  "policies",
  "answers",
  "publication",
] as const;
export type ReleaseSection = (typeof RELEASE_SECTIONS)[number];

const itemSchema = z.strictObject({
  name: z.string().meta({ description: "What readers call it" }),
  facts: z
    .record(z.string(), z.string())
    .meta({ description: "Published facts by what they are, days as YYYY-MM-DD" }),
});
const itemsSchema = z.record(z.string(), itemSchema).default({});

export const releaseSchema = z.strictObject({
  release: z.literal(1).meta({ description: "Version of this shape" }),
  on: dateSchema.meta({ description: "The day whose states these were" }),
  commit: z.string().optional().meta({ description: "Commit of the content" }),
  sections: z.strictObject({
    reports: itemsSchema,
    subprocessors: itemsSchema,
    regions: itemsSchema,
    policies: itemsSchema,
    answers: itemsSchema,
    publication: itemsSchema,
  }),
});
export type Release = z.infer<typeof releaseSchema>;
export type ReleaseItem = z.infer<typeof itemSchema>;
