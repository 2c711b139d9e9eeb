/** Criteria as JSON: what is listed and observed, and beside it, never merged, who examined it. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { CategoryView, CriterionView, Pane, Portal } from "../../domain/views.ts";
import { homeCategory } from "../../frameworks/criteria.ts";
import { categorySchema } from "../../schemas/company.ts";
import { absoluteTo } from "../export-file.ts";
import { controlStateSchema } from "./controls.ts";
import { customerDutySchema, customerOf, providerDutySchema, providerOf } from "./duties.ts";
import {
  addressSchema,
  BASIS,
  basisSchema,
  describeExamined,
  examinedSchema,
  mapPublished,
  policyRefOf,
  policyRefSchema,
  publishedSchema,
  wordsSchema,
} from "./parts.ts";

const criterionStateSchema = z.enum([
  "out-of-scope",
  "relies-on-others",
  "not-applicable",
  "unlisted",
  "planned",
  "withheld",
  "attention",
  "unverified",
  "stated",
  "operating",
]);

export const criterionSchema = z.strictObject({
  id: z.string(),
  state: criterionStateSchema.meta({
    description: "What is listed and observed; never that the criterion is met",
  }),
  basis: basisSchema,
  counts: z.string().meta({ description: "What the state was counted from, in words" }),
  tally: z.partialRecord(controlStateSchema, z.int()).meta({
    description: "Number of mapped controls by state",
  }),
  examined: examinedSchema,
  category: categorySchema.meta({ description: "The 33 common criteria stand under security" }),
  series: z.string(),
  summary: z.string().meta({ description: "In our words; the criteria’s text is the AICPA’s" }),
  inScope: z.boolean(),
  controls: z.array(
    z.strictObject({ id: z.string(), title: z.string(), state: controlStateSchema }),
  ),
  policies: z.array(policyRefSchema),
  providers: z.array(providerDutySchema),
  customers: publishedSchema(z.array(customerDutySchema)),
  page: addressSchema,
});

export const categoryStateSchema = z.strictObject({
  id: categorySchema,
  state: z.enum(["lit", "hatched", "barred", "unlit", "outline"]).meta({
    description:
      "lit: examined in a current report, opinion not modified; hatched: in the programme, not examined; barred: examined, opinion modified; unlit: examined, opinion not published; outline: out of scope",
  }),
  basis: basisSchema,
  because: z.string(),
  name: z.string(),
  report: z.string().optional(),
  modifiedOn: wordsSchema,
  inScope: z.boolean(),
  criteria: wordsSchema.meta({ description: "Under its own heading" }),
  tally: z.partialRecord(criterionStateSchema, z.int()),
  page: addressSchema,
});

export function describeCriteria(portal: Portal) {
  const absolute = absoluteTo(portal.company.portal);
  return (criterion: CriterionView): z.infer<typeof criterionSchema> => ({
    id: criterion.id,
    state: criterion.state,
    basis: BASIS,
    counts: criterion.counts,
    tally: criterion.tally,
    examined: describeExamined(criterion.examined, absolute),
    category: homeCategory(criterion),
    series: criterion.seriesTitle,
    summary: criterion.summary,
    inScope: criterion.inScope,
    controls: criterion.controls.map(({ id, title, state }) => ({ id, title, state })),
    policies: criterion.policies.map(policyRefOf),
    providers: criterion.providers.map(providerOf),
    customers: mapPublished(criterion.customers, (duties) => duties.map(customerOf)),
    page: absolute(addressOf.criterion(criterion.id)),
  });
}

export function describeCategory(
  portal: Portal,
  pane: Pane,
  view: CategoryView,
): z.infer<typeof categoryStateSchema> {
  return {
    id: pane.category,
    state: pane.state,
    basis: BASIS,
    because: pane.because,
    name: pane.name,
    report: pane.report,
    modifiedOn: pane.modifiedOn,
    inScope: view.inScope,
    criteria: view.criteria.map(({ id }) => id),
    tally: view.tally,
    page: absoluteTo(portal.company.portal)(addressOf.category(pane.category)),
  };
}
