/** Updates as JSON; the document of a single one holds its text. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { UpdateView } from "../../domain/views.ts";
import { updateKindSchema } from "../../schemas/update.ts";
import type { Absolute } from "../export-file.ts";
import { addressSchema, daySchema, timeSchema, wordsSchema } from "./parts.ts";

export const updateSchema = z.strictObject({
  id: z.string(),
  date: daySchema,
  kind: updateKindSchema,
  title: z.string(),
  summary: z.string(),
  products: wordsSchema.meta({ description: "Empty: all of them" }),
  incident: z
    .strictObject({
      start: timeSchema,
      end: timeSchema.optional(),
      components: wordsSchema,
      impact: z.enum(["degraded", "partial", "major", "maintenance"]),
    })
    .optional(),
  page: addressSchema,
});

export const updateDetailSchema = updateSchema.extend({
  text: z.string().meta({ description: "The update in Markdown" }),
});

export function describeUpdates(absolute: Absolute) {
  return (update: UpdateView): z.infer<typeof updateSchema> => ({
    id: update.id,
    date: update.date,
    kind: update.kind,
    title: update.title,
    summary: update.summary,
    products: update.products,
    incident: update.incident && {
      start: update.incident.start,
      end: update.incident.end,
      components: update.incident.components,
      impact: update.incident.impact,
    },
    page: absolute(addressOf.update(update.id)),
  });
}
