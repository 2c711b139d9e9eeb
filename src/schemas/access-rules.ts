/** `access.yaml`: who may have which document. Reviewed like code; the door applies it. */
import { z } from "zod";
import { emailSchema, idSchema, textSchema } from "./text.ts";

const roleSchema = z.enum(["owner", "approver", "sales", "auditor"]);

const conditionSchema = z.strictObject({
  email: z.array(emailSchema).optional(),
  domain: z.array(textSchema).optional(),
  domainList: textSchema.optional().meta({ description: "File with a domain a line" }),
  freeMail: z.boolean().optional(),
  disposable: z.boolean().optional(),
  document: z.array(idSchema).optional(),
  level: z.array(z.enum(["nda", "approval", "hidden"])).optional(),
  product: z.array(idSchema).optional(),
  invitation: z.boolean().optional(),
});

const ruleSchema = z.strictObject({
  name: textSchema,
  when: conditionSchema,
  decision: z.strictObject({
    block: textSchema.optional().meta({ description: "The sentence that the visitor reads" }),
    approve: z.enum(["auto", "person"]).optional(),
    nda: z.enum(["required", "exempt"]).optional(),
    days: z.int().min(1).max(365).optional(),
  }),
});

export const accessRulesSchema = z.strictObject({
  approvers: z.array(z.strictObject({ email: emailSchema, role: roleSchema })).default([]),
  grantDays: z.int().min(1).max(365).default(30),
  nda: z
    .strictObject({
      when: z.enum(["before", "after"]).default("before"),
      scope: z.enum(["person", "company"]).default("person"),
      keepYears: z.int().positive().default(6),
    })
    .prefault({}),
  rules: z.array(ruleSchema).default([]),
  examples: z
    .array(
      z.strictObject({
        email: emailSchema,
        document: idSchema,
        expect: z.strictObject({
          rule: textSchema.optional(),
          outcome: z.enum(["block", "auto", "person"]),
        }),
      }),
    )
    .default([]),
});
export type AccessRules = z.infer<typeof accessRulesSchema>;
