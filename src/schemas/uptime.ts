/** `uptime/components.yaml` and `uptime/history/*.json` (normal form `uptime/1`, written by tools). */
import { z } from "zod";
import {
  dateSchema,
  idSchema,
  instantSchema,
  linkSchema,
  productsSchema,
  textSchema,
} from "./text.ts";

export const componentSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  group: textSchema.optional(),
  description: textSchema.optional(),
  products: productsSchema,
  source: z.strictObject({
    kind: z.enum(["probe", "self-reported"]),
    name: textSchema,
    link: linkSchema.optional(),
  }),
  sla: z
    .strictObject({
      target: textSchema.meta({
        description: 'As the contract says it, for example "99.9 % a month"',
      }),
      link: linkSchema.optional(),
    })
    .optional(),
});
export type Component = z.infer<typeof componentSchema>;

export const componentsSchema = z.strictObject({
  statusPage: linkSchema.optional(),
  components: z.array(componentSchema),
});
export type Components = z.infer<typeof componentsSchema>;

/** Seconds of one day, UTC. The rule `day-too-long` refuses more than 86,400 in all or observed. */
const seconds = z.number().min(0);
export const uptimeDaySchema = z.strictObject({
  date: dateSchema,
  major: seconds.default(0),
  partial: seconds.default(0),
  degraded: seconds.default(0),
  maintenance: seconds.default(0),
  observed: seconds
    .default(86_400)
    .meta({ description: "Seconds in which the source looked; 0 for a day without data" }),
});
export type UptimeDay = z.infer<typeof uptimeDaySchema>;

export const uptimeFileSchema = z.strictObject({
  schema: z.literal("uptime/1"),
  generatedAt: instantSchema,
  source: z.strictObject({ tool: textSchema, note: textSchema.optional() }),
  timezone: z.literal("UTC").default("UTC"),
  components: z.array(
    z.strictObject({ id: idSchema, name: textSchema.optional(), days: z.array(uptimeDaySchema) }),
  ),
});
export type UptimeFile = z.infer<typeof uptimeFileSchema>;
