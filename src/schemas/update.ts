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
  date: dateSchema.meta({ description: "Day of the announcement; before it nothing is published" }),
  kind: updateKindSchema.meta({ description: "What it is about; readers filter by it" }),
  title: textSchema.meta({ description: "Headline of the page, the list and the feed" }),
  summary: textSchema.meta({
    description: "What happened, in one or two sentences; stands in the list and the feed",
  }),
  products: productsSchema,
  incident: z
    .strictObject({
      start: instantSchema.meta({ description: "When it began" }),
      end: instantSchema.optional().meta({ description: "When it ended; left out while it lasts" }),
      components: z
        .array(idSchema)
        .min(1)
        .meta({ description: "Ids of the components concerned, as in uptime/components.yaml" }),
      impact: z
        .enum(["degraded", "partial", "major", "maintenance"])
        .meta({ description: "How much of them was out of reach at worst" }),
    })
    .optional()
    .meta({
      description: "Only for incidents and maintenance: what stands on the page of uptime too",
    }),
});
export type Update = z.infer<typeof updateSchema>;
