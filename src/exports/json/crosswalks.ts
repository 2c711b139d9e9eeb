/** Crosswalks as JSON: which requirements relate to which criteria, and who read that. No state, no count. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import { type CrosswalkView, disclaimCrosswalk } from "../../domain/crosswalk-view.ts";
import { frameworkIdSchema } from "../../schemas/company.ts";
import type { Absolute } from "../export-file.ts";
import { addressSchema, daySchema, wordsSchema } from "./parts.ts";

export const crosswalkSchema = z.strictObject({
  id: frameworkIdSchema,
  name: z.string(),
  note: z.string(),
  reviewedBy: z.string().meta({ description: "Role" }),
  reviewedOn: daySchema,
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().meta({ description: "In our words" }),
      relatesTo: wordsSchema.meta({ description: "Ids of criteria" }),
    }),
  ),
  page: addressSchema,
});

export function describeCrosswalk(view: CrosswalkView, absolute: Absolute) {
  const { id, name, reviewedBy, reviewedOn, requirements } = view;
  return {
    id,
    name,
    note: disclaimCrosswalk(view),
    reviewedBy,
    reviewedOn,
    requirements: requirements.map((requirement) => ({
      id: requirement.id,
      title: requirement.title,
      relatesTo: [...requirement.criteria],
    })),
    page: absolute(addressOf.framework(id)),
  } satisfies z.infer<typeof crosswalkSchema>;
}
