/** Policies as JSON; the document of a single one holds its text. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { PolicyView } from "../../domain/views.ts";
import type { Absolute } from "../export-file.ts";
import { addressSchema, BASIS, basisSchema, daySchema, wordsSchema } from "./parts.ts";

export const policySchema = z.strictObject({
  id: z.string(),
  state: z.enum(["current", "review-overdue"]),
  basis: basisSchema,
  title: z.string(),
  acronym: z.string().optional(),
  version: z.string(),
  owner: z.string().optional().meta({ description: "Role" }),
  approver: z.string().optional().meta({ description: "Role" }),
  approvedOn: daySchema.optional(),
  nextReview: daySchema.optional(),
  summary: z.string().optional(),
  criteria: wordsSchema,
  controls: wordsSchema.meta({ description: "Ids of controls that carry it out" }),
  products: wordsSchema.meta({ description: "Empty: all of them" }),
  revisions: z.array(
    z.strictObject({ version: z.string().optional(), on: daySchema, change: z.string() }),
  ),
  page: addressSchema,
});

export const policyDetailSchema = policySchema.extend({
  text: z.string().meta({ description: "The policy in Markdown" }),
});

export function describePolicies(absolute: Absolute) {
  return (policy: PolicyView): z.infer<typeof policySchema> => ({
    id: policy.id,
    state: policy.state,
    basis: BASIS,
    title: policy.title,
    acronym: policy.acronym,
    version: policy.version,
    owner: policy.owner,
    approver: policy.approver,
    approvedOn: policy.approvedOn,
    nextReview: policy.nextReview,
    summary: policy.summary,
    criteria: policy.criteria,
    controls: policy.controls.map(({ id }) => id),
    products: policy.products,
    revisions: policy.revisions.map(({ version, on, change }) => ({ version, on, change })),
    page: absolute(addressOf.policy(policy.id)),
  });
}
