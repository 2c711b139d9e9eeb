/** `controls/*.yaml`: what the company does. Live status never stands here; tools write it to `status/`. */
import { z } from "zod";
import {
  accessSchema,
  criteriaSchema,
  dateSchema,
  idSchema,
  productsSchema,
  textSchema,
} from "./text.ts";

/** Time until the next performance, by the word that people use: calendar months, so that "annual" ends on the same day. */
export const CADENCES = {
  daily: { days: 1 },
  weekly: { days: 7 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  "semi-annual": { months: 6 },
  annual: { months: 12 },
} as const satisfies Record<string, { days: number } | { months: number }>;

export const cadenceSchema = z.union(
  [z.enum(Object.keys(CADENCES) as [keyof typeof CADENCES]), z.int().positive()],
  {
    error: `must be one of ${Object.keys(CADENCES).join(", ")}, or a number of days`,
  },
);

export const controlSchema = z
  .strictObject({
    id: idSchema.meta({ description: "Unique among all controls; part of its address" }),
    title: textSchema.meta({ description: "What the control is called; published" }),
    description: textSchema.meta({
      description: "What the company does, in one or two sentences; published",
    }),
    detail: textSchema.optional().meta({ description: "Longer text" }),
    detailAccess: accessSchema
      .default("internal")
      .meta({ description: "The detail is published only when this says public" }),
    criteria: criteriaSchema,
    products: productsSchema,
    owner: textSchema.optional().meta({ description: "Role, not a person" }),
    policies: z
      .array(idSchema)
      .default([])
      .meta({ description: "Ids of policies that the control carries out" }),
    operation: z
      .enum(["automated", "manual", "both"])
      .meta({ description: "Who carries it out: systems, people, or both" }),
    cadence: cadenceSchema
      .optional()
      .meta({ description: "How often a manual control is performed" }),
    staleAfterDays: z
      .int()
      .positive()
      .default(7)
      .meta({ description: "After how many days a tool’s last check counts as stale" }),
    lastPerformed: z
      .strictObject({
        on: dateSchema.meta({ description: "Day on which it was performed" }),
        by: textSchema.meta({ description: "Role" }),
        evidence: textSchema
          .optional()
          .meta({ description: "Reference for the company’s own use; never published" }),
      })
      .optional()
      .meta({
        description:
          "Last performance of a manual control, as the company states it; published where live status is",
      }),
    status: z.enum(["planned", "not-applicable"]).optional().meta({
      description: "Only where the control does not operate; live status comes from status/*.json",
    }),
    reason: textSchema.optional().meta({ description: "Required with not-applicable" }),
  })
  .meta({ description: "One control" });
export type ControlInput = z.input<typeof controlSchema>;
export type Control = z.infer<typeof controlSchema>;

export const controlFileSchema = z.union([controlSchema, z.array(controlSchema)]);
