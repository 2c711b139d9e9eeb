/** Front matter of `updates/*.mdx`. The file's name is the id. */
import { z } from "zod";
import { dateSchema, idSchema, instantSchema, productsSchema, textSchema } from "./text.ts";

export const updateKindSchema = z.enum([
  "general",
  "compliance",
  "security",
  "privacy",
  "incident",
  "roadmap",
]);

export const updateSchema = z.strictObject({
  date: dateSchema,
  kind: updateKindSchema,
  title: textSchema,
  summary: textSchema,
  products: productsSchema,
  incident: z
    .strictObject({
      start: instantSchema,
      end: instantSchema.optional(),
      components: z.array(idSchema).min(1),
      impact: z.enum(["degraded", "partial", "major", "maintenance"]),
    })
    .optional(),
});
export type Update = z.infer<typeof updateSchema>;
