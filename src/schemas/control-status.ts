/** `status/*.json`: control status in the normal form `control-status/1`, written by tools, never by hand. */
import { z } from "zod";
import { idSchema, instantSchema, textSchema } from "./text.ts";

export const statusWordSchema = z.enum([
  "operating",
  "partial",
  "failing",
  "planned",
  "not-applicable",
  "unknown",
]);
export type StatusWord = z.infer<typeof statusWordSchema>;

const count = z.int().min(0);

export const controlStatusSchema = z.strictObject({
  id: idSchema.meta({ description: "Control id" }),
  status: statusWordSchema,
  since: instantSchema.optional().meta({ description: "Since when the status has held" }),
  lastChecked: instantSchema,
  checks: z.strictObject({ passed: count, failed: count, unknown: count }).optional(),
  note: textSchema.optional(),
});
export type ControlStatus = z.infer<typeof controlStatusSchema>;

export const statusFileSchema = z.strictObject({
  schema: z.literal("control-status/1"),
  generatedAt: instantSchema,
  source: z.strictObject({
    tool: textSchema,
    version: textSchema.optional(),
    file: textSchema.optional(),
  }),
  controls: z.array(controlStatusSchema),
});
export type StatusFile = z.infer<typeof statusFileSchema>;

/** One line of `status/history/<control>.jsonl`: from `at` on, the status was this one. */
export const statusChangeSchema = z.strictObject({
  at: instantSchema,
  status: z.union([statusWordSchema, z.literal("unobserved")]),
  source: textSchema,
  note: textSchema.optional(),
});
export type StatusChange = z.infer<typeof statusChangeSchema>;
