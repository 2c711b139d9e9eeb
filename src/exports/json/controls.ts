/** Controls as JSON: the state, whose word it is, and beside it which reports examined the criteria it is mapped to. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { ControlView, Examination, Portal } from "../../domain/views.ts";
import { absoluteTo } from "../export-file.ts";
import {
  addressSchema,
  BASIS,
  basisSchema,
  daySchema,
  describeExamined,
  examinedSchema,
  mapPublished,
  policyRefOf,
  policyRefSchema,
  publishedSchema,
  timeSchema,
  wordsSchema,
} from "./parts.ts";

export const controlStateSchema = z.enum([
  "operating",
  "stated",
  "partial",
  "failing",
  "unknown",
  "stale",
  "planned",
  "not-applicable",
  "withheld",
]);

const observationSchema = z.strictObject({
  tool: z.string(),
  lastChecked: timeSchema,
  since: timeSchema.optional(),
  checks: z.strictObject({ passed: z.int(), failed: z.int(), unknown: z.int() }).optional(),
  note: z.string().optional(),
});

export const controlSchema = z.strictObject({
  id: z.string(),
  state: controlStateSchema,
  basis: basisSchema,
  because: z.string().meta({ description: "The facts behind the state, in a sentence" }),
  examined: examinedSchema.meta({
    description:
      "Reports that examined criteria which this control is mapped to; it is not said that the auditor tested this control",
  }),
  title: z.string(),
  description: z.string(),
  detail: z.string().optional(),
  criteria: wordsSchema.meta({ description: "A mapping; never that a criterion is met" }),
  products: wordsSchema.meta({ description: "Empty: all of them" }),
  owner: z.string().optional().meta({ description: "Role" }),
  operation: z.enum(["automated", "manual", "both"]),
  cadence: z.string().optional(),
  policies: z.array(policyRefSchema),
  observation: publishedSchema(observationSchema.optional()).meta({
    description: "What a tool last saw",
  }),
  lastPerformed: z
    .strictObject({ on: daySchema, by: z.string(), nextBy: daySchema.optional() })
    .optional()
    .meta({ description: "As the company states it" }),
  reason: z.string().optional(),
  page: addressSchema,
});

const spanSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  state: z.enum([
    "operating",
    "partial",
    "failing",
    "planned",
    "not-applicable",
    "unknown",
    "unobserved",
  ]),
  note: z.string().optional(),
});

export const controlDetailSchema = controlSchema.extend({
  history: publishedSchema(z.array(spanSchema).optional()).meta({
    description: "52 weeks up to the day of the document, failures included",
  }),
});

/** Examinations of the criteria that a control is mapped to, each report once. */
export function examinationsByControl(portal: Portal): (control: ControlView) => Examination[] {
  const byCriterion = new Map(portal.criteria.map(({ id, examined }) => [id, examined]));
  return ({ criteria }) => {
    const all = criteria.flatMap((id) => byCriterion.get(id) ?? []);
    const modified = new Set(
      all.filter(({ opinion }) => opinion.published && opinion.value === "modified"),
    );
    const first = new Map<string, Examination>();
    for (const examination of [...modified, ...all])
      if (!first.has(examination.report)) first.set(examination.report, examination);
    return [...first.values()];
  };
}

export function describeControls(portal: Portal) {
  const absolute = absoluteTo(portal.company.portal);
  const examinationsOf = examinationsByControl(portal);
  return (control: ControlView): z.infer<typeof controlSchema> => ({
    id: control.id,
    state: control.state,
    basis: BASIS,
    because: control.because,
    examined: describeExamined(examinationsOf(control), absolute),
    title: control.title,
    description: control.description,
    detail: control.detail,
    criteria: control.criteria,
    products: control.products,
    owner: control.owner,
    operation: control.operation,
    cadence: control.cadence,
    policies: control.policies.map(policyRefOf),
    observation: mapPublished(
      control.observation,
      (seen) =>
        seen && {
          tool: seen.tool,
          lastChecked: seen.lastChecked,
          since: seen.since,
          checks: seen.checks,
          note: seen.note,
        },
    ),
    lastPerformed: control.lastPerformed && {
      on: control.lastPerformed.on,
      by: control.lastPerformed.by,
      nextBy: control.lastPerformed.nextBy,
    },
    reason: control.reason,
    page: absolute(addressOf.control(control.id)),
  });
}

export function describeHistory({ history }: ControlView) {
  return mapPublished(history, (spans) =>
    spans?.map(({ from, to, state, note }) => ({ from, to, state, note })),
  );
}
