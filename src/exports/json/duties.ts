/** What providers and customers must do, as JSON. */
import { z } from "zod";
import type { CustomerDuty, ProviderDuty } from "../../domain/views.ts";

export const providerDutySchema = z.strictObject({
  criterion: z.string(),
  expects: z.string(),
  provider: z.string(),
  subprocessor: z.string().optional(),
  report: z.string(),
  method: z.enum(["carve-out", "inclusive"]),
});

export const customerDutySchema = z.strictObject({
  criterion: z.string().optional(),
  text: z.string(),
  report: z.string(),
});

export const providerOf = (duty: ProviderDuty): z.infer<typeof providerDutySchema> => ({
  criterion: duty.criterion,
  expects: duty.expects,
  provider: duty.provider,
  subprocessor: duty.subprocessor,
  report: duty.report,
  method: duty.method,
});

export const customerOf = (duty: CustomerDuty): z.infer<typeof customerDutySchema> => ({
  criterion: duty.criterion,
  text: duty.text,
  report: duty.report,
});
