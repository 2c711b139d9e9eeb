/** Documents that are no auditor’s reports, as JSON: what exists, at which level, and how to get it. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { DocumentView } from "../../domain/views.ts";
import { documentKindSchema } from "../../schemas/document.ts";
import type { Absolute } from "../export-file.ts";
import {
  accessLevelSchema,
  addressSchema,
  BASIS,
  basisSchema,
  daySchema,
  describeFile,
  describeNext,
  fileFactsSchema,
  nextStepSchema,
  wordsSchema,
} from "./parts.ts";

export const documentSchema = z.strictObject({
  id: z.string(),
  state: z.enum(["current", "overdue", "expired"]),
  basis: basisSchema,
  kind: documentKindSchema,
  title: z.string(),
  summary: z.string().optional(),
  version: z.string().optional(),
  dated: daySchema.optional(),
  expires: daySchema.optional(),
  nextExpected: daySchema.optional(),
  products: wordsSchema,
  access: accessLevelSchema,
  file: fileFactsSchema.optional(),
  next: nextStepSchema,
  page: addressSchema,
});

function stateOf({ expired, overdueSince }: DocumentView) {
  if (expired) return "expired";
  return overdueSince === undefined ? "current" : "overdue";
}

export function describeDocuments(absolute: Absolute) {
  return (document: DocumentView): z.infer<typeof documentSchema> => ({
    id: document.id,
    state: stateOf(document),
    basis: BASIS,
    kind: document.kind,
    title: document.title,
    summary: document.summary,
    version: document.version,
    dated: document.dated,
    expires: document.expires,
    nextExpected: document.nextExpected,
    products: document.products,
    access: document.access,
    file: describeFile(document.file),
    next: describeNext(document.next, absolute),
    page: absolute(addressOf.document(document.id)),
  });
}
