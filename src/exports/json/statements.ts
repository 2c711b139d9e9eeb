/** What the company states of data, AI and what the door keeps, as JSON. */
import { z } from "zod";
import type { Portal } from "../../domain/views.ts";
import { customerDutySchema, customerOf, providerDutySchema, providerOf } from "./duties.ts";
import { daySchema, mapPublished, publishedSchema, wordsSchema } from "./parts.ts";

export const responsibilitiesSchema = z.strictObject({
  controls: wordsSchema.meta({ description: "Ids of the company’s own controls" }),
  providers: z.array(providerDutySchema),
  customers: publishedSchema(z.array(customerDutySchema)),
});

export const dataSchema = z.strictObject({
  statedOn: daySchema,
  categories: z.array(
    z.strictObject({ name: z.string(), examples: z.string(), purpose: z.string().optional() }),
  ),
  residency: z.array(
    z.strictObject({
      region: z.string(),
      stored: z.string(),
      backups: z.string().optional(),
      leaves: z.string().optional(),
    }),
  ),
  retention: z.array(
    z.strictObject({ data: z.string(), kept: z.string(), deletedBy: z.string().optional() }),
  ),
  deletion: z.string().optional(),
  subjectRequests: z.string().optional(),
});

export const aiSchema = z.strictObject({
  statedOn: daySchema,
  summary: z.string(),
  features: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      model: z.string().optional(),
      operator: z.union([
        z.strictObject({ kind: z.literal("company") }),
        z.strictObject({ kind: z.literal("subprocessor"), id: z.string() }),
        z.strictObject({ kind: z.literal("not-published") }),
      ]),
      onByDefault: z.boolean(),
      trainsOnCustomerData: z.boolean(),
      optOut: z.string().optional(),
    }),
  ),
  governance: wordsSchema,
});

export const privacySchema = z.strictObject({
  kept: z.array(z.strictObject({ what: z.string(), why: z.string(), howLong: z.string() })),
  cookies: z.array(z.strictObject({ name: z.string(), purpose: z.string(), lasts: z.string() })),
  coversCompany: z.boolean(),
  asks: z.string().optional().meta({
    description:
      "Whom a page that is only read has the browser ask besides; left out where none asks anybody",
  }),
});

/** Bodies of documents; undefined where the company states nothing. */
type Body<Schema extends z.ZodType> = { entry: z.infer<Schema> };

export function describeDuties(portal: Portal): z.infer<typeof responsibilitiesSchema> {
  return {
    controls: portal.controls.map(({ id }) => id),
    providers: portal.providers.map(providerOf),
    customers: mapPublished(portal.customers, (duties) => duties.map(customerOf)),
  };
}

export function describeData({ data }: Portal): Body<typeof dataSchema> | undefined {
  if (!data) return undefined;
  const { statedOn, categories, residency, retention, deletion, subjectRequests } = data;
  return { entry: { statedOn, categories, residency, retention, deletion, subjectRequests } };
}

export function describeAi({ ai }: Portal): Body<typeof aiSchema> | undefined {
  if (!ai) return undefined;
  const { statedOn, summary, governance } = ai;
  const features = ai.features.map((feature) => ({
    name: feature.name,
    description: feature.description,
    model: feature.model,
    operator: feature.operator,
    onByDefault: feature.onByDefault,
    trainsOnCustomerData: feature.trainsOnCustomerData,
    optOut: feature.optOut,
  }));
  return { entry: { statedOn, summary, features, governance } };
}

export function describePrivacy({ privacy }: Portal): Body<typeof privacySchema> | undefined {
  if (!privacy) return undefined;
  const { kept, cookies, coversCompany, asks } = privacy;
  return {
    entry: {
      kept: kept.map(({ what, why, howLong }) => ({ what, why, howLong })),
      cookies: cookies.map(({ name, purpose, lasts }) => ({ name, purpose, lasts })),
      coversCompany,
      asks,
    },
  };
}
