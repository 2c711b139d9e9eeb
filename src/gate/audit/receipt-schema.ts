/** The form of a receipt, for one that comes from outside. Strict: a key that is not known here would not be covered by any digest. */
import { z } from "zod";
import type { Receipt } from "../definitions.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hex digits in lower case");

export const receiptSchema: z.ZodType<Receipt> = z.strictObject({
  schema: z.literal("fanlight-receipt/1"),
  payload: z.strictObject({
    schema: z.literal("fanlight-acceptance/1"),
    id: z.string(),
    nda: z.strictObject({ id: z.string(), title: z.string(), version: z.string(), sha256: digest }),
    discloser: z.string(),
    signer: z.strictObject({
      name: z.string(),
      title: z.string(),
      company: z.string(),
      capacity: z.enum(["bind", "self"]),
      email: z.string(),
      emailVerifiedAt: z.string(),
      emailVerifiedBy: z.enum(["link", "code"]),
    }),
    consent: z.string(),
    documents: z.array(z.string()),
    purpose: z.string(),
    presentedAt: z.string(),
    acceptedAt: z.string(),
    ip: z.string(),
    userAgent: z.string(),
    language: z.string(),
    commit: z.string(),
  }),
  salt: digest,
  row: z.strictObject({
    seq: z.int().positive(),
    at: z.string(),
    type: z.string(),
    subject_id: z.string().nullable(),
    refs: z.record(z.string(), z.string()),
    commitment: digest,
    prev_hash: digest,
    hash: digest,
  }),
  head: z.strictObject({ seq: z.int().positive(), hash: digest }),
});
