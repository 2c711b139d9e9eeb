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
  status: statusWordSchema.meta({ description: "What the tool found at its last check" }),
  since: instantSchema.optional().meta({ description: "Since when the status has held" }),
  lastChecked: instantSchema.meta({ description: "When the tool last looked; it ages from here" }),
  checks: z
    .strictObject({
      passed: count.meta({ description: "Number of checks that passed" }),
      failed: count.meta({ description: "Number of checks that failed" }),
      unknown: count.meta({ description: "Number of checks that gave no result" }),
    })
    .optional()
    .meta({ description: "Checks behind the status; published where live status is" }),
  note: textSchema
    .optional()
    .meta({ description: "One sentence by the tool; published where live status is" }),
});
export type ControlStatus = z.infer<typeof controlStatusSchema>;

export const statusFileSchema = z.strictObject({
  schema: z.literal("control-status/1").meta({ description: "Name and version of this form" }),
  generatedAt: instantSchema.meta({ description: "When the tool wrote the file" }),
  source: z
    .strictObject({
      tool: textSchema.meta({ description: "Name of the tool" }),
      version: textSchema.optional().meta({ description: "Version of the tool" }),
      file: textSchema.optional().meta({ description: "File or export that the tool read" }),
    })
    .meta({ description: "What looked" }),
  controls: z
    .array(controlStatusSchema)
    .meta({ description: "One entry for each control that the tool watches" }),
});
export type StatusFile = z.infer<typeof statusFileSchema>;

/** One line of `status/history/<control>.jsonl`: from `at` on, the status was this one. */
export const statusChangeSchema = z.strictObject({
  at: instantSchema.meta({ description: "From when on the status held" }),
  status: z
    .union([statusWordSchema, z.literal("unobserved")])
    .meta({ description: "The status from then on; unobserved where the tool stopped looking" }),
  source: textSchema.meta({ description: "Name of the tool that saw the change" }),
  note: textSchema
    .optional()
    .meta({ description: "One sentence on the change; published where history is" }),
});
export type StatusChange = z.infer<typeof statusChangeSchema>;
