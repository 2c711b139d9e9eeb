/** Subprocessors and their changes as JSON. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { SubprocessorChange, SubprocessorView } from "../../domain/views.ts";
import { transferMechanismSchema } from "../../schemas/subprocessor.ts";
import type { Absolute } from "../export-file.ts";
import { addressSchema, BASIS, basisSchema, daySchema, wordsSchema } from "./parts.ts";

export const subprocessorSchema = z.strictObject({
  id: z.string(),
  state: z.enum(["announced", "in-notice", "active", "removed"]),
  basis: basisSchema,
  name: z.string(),
  legalName: z.string().optional(),
  service: z.string(),
  purpose: z.string(),
  role: z.enum(["processor", "independent-controller", "conditional"]),
  entityCountry: z.string().optional(),
  locations: wordsSchema.meta({ description: "Countries, ISO 3166-1 alpha-2" }),
  regions: wordsSchema,
  dataCategories: wordsSchema,
  dataSubjects: wordsSchema,
  transfer: z
    .strictObject({
      mechanism: transferMechanismSchema,
      module: z.int().optional(),
      assessment: z.boolean().optional(),
    })
    .optional(),
  transferText: z.string(),
  aiTraining: z.enum(["no", "yes", "not-stated"]),
  products: wordsSchema.meta({ description: "Empty: all of them" }),
  website: z.string().optional(),
  dpa: z.string().optional(),
  ownSubprocessors: z.string().optional(),
  announcedOn: daySchema.optional(),
  effectiveOn: daySchema.optional(),
  removedOn: daySchema.optional(),
  objectionDeadline: daySchema.optional().meta({ description: "There only while it runs" }),
  replaces: z.string().optional(),
  emergency: z.strictObject({ reason: z.string(), noticeSentOn: daySchema }).optional(),
  page: addressSchema,
});

export const subprocessorChangeSchema = z.strictObject({
  id: z.string().meta({ description: "Stable: the day, the subprocessor and what happened" }),
  on: daySchema,
  kind: z.enum(["announced", "in-effect", "removed", "changed", "emergency"]),
  subprocessor: z.string(),
  name: z.string(),
  text: z.string(),
  objectionDeadline: daySchema.optional(),
  countries: z
    .strictObject({ added: wordsSchema, removed: wordsSchema })
    .optional()
    .meta({ description: "Region change: countries where data is processed now, or no longer" }),
  seenIn: z.enum(["dates", "history"]).meta({
    description: "dates: the entry says it; history: seen by comparing versions of the list",
  }),
  page: addressSchema,
});

export function describeSubprocessors(absolute: Absolute) {
  const linked = (link: string | undefined) => link && absolute(link);
  return (one: SubprocessorView): z.infer<typeof subprocessorSchema> => ({
    id: one.id,
    state: one.state,
    basis: BASIS,
    name: one.name,
    legalName: one.legalName,
    service: one.service,
    purpose: one.purpose,
    role: one.role,
    entityCountry: one.entityCountry,
    locations: one.locations,
    regions: one.regions,
    dataCategories: one.dataCategories,
    dataSubjects: one.dataSubjects,
    transfer: one.transfer,
    transferText: one.transferText,
    aiTraining: one.aiTraining,
    products: one.products,
    website: linked(one.website),
    dpa: linked(one.dpa),
    ownSubprocessors: linked(one.ownSubprocessors),
    announcedOn: one.announcedOn,
    effectiveOn: one.effectiveOn,
    removedOn: one.removedOn,
    objectionDeadline: one.objectionDeadline,
    replaces: one.replaces,
    emergency: one.emergency && {
      reason: one.emergency.reason,
      noticeSentOn: one.emergency.noticeSentOn,
    },
    page: absolute(addressOf.subprocessor(one.id)),
  });
}

/** Changes of one subprocessor on one day that are of one kind are told apart by their place. */
export function changeIds(changes: readonly SubprocessorChange[]): string[] {
  const seen = new Map<string, number>();
  return changes.map(({ on, subprocessor, kind }) => {
    const id = `${on}.${subprocessor}.${kind}`;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id}.${times}`;
  });
}

export function describeChanges(
  changes: readonly SubprocessorChange[],
  absolute: Absolute,
): z.infer<typeof subprocessorChangeSchema>[] {
  const ids = changeIds(changes);
  return changes.map((change, index) => ({
    id: ids[index] ?? change.subprocessor,
    on: change.on,
    kind: change.kind,
    subprocessor: change.subprocessor,
    name: change.name,
    text: change.text,
    objectionDeadline: change.objectionDeadline,
    countries: change.countries,
    seenIn: change.basis,
    page: absolute(addressOf.subprocessorChange(change)),
  }));
}
