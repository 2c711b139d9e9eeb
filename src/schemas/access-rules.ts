/** `access.yaml`: who may have which document. Reviewed like code; the door applies it. */
import { z } from "zod";
import { emailSchema, idSchema, textSchema } from "./text.ts";

const roleSchema = z.enum(["owner", "approver", "sales", "auditor"]);

const conditionSchema = z.strictObject({
  email: z
    .array(emailSchema)
    .optional()
    .meta({ description: "Whole addresses, any of which matches" }),
  domain: z
    .array(textSchema)
    .optional()
    .meta({ description: "Domains of the visitor’s address, any of which matches" }),
  domainList: textSchema
    .optional()
    .meta({ description: "File in content/domains/ with a domain a line" }),
  freeMail: z
    .boolean()
    .optional()
    .meta({ description: "Whether the address belongs to a free-mail provider" }),
  disposable: z
    .boolean()
    .optional()
    .meta({ description: "Whether the address belongs to a provider of throw-away addresses" }),
  document: z
    .array(idSchema)
    .optional()
    .meta({ description: "Ids of reports and documents, any of which matches" }),
  level: z
    .array(z.enum(["nda", "approval", "hidden"]))
    .optional()
    .meta({ description: "Access levels of what is asked for, any of which matches" }),
  product: z
    .array(idSchema)
    .optional()
    .meta({ description: "Product ids of company.yaml, any of which matches" }),
  invitation: z.boolean().optional().meta({ description: "Whether the visitor was invited" }),
});

const ruleSchema = z.strictObject({
  name: textSchema.meta({
    description:
      "Recorded with every decision that the rule makes, so it says what the rule is for",
  }),
  when: conditionSchema.meta({
    description: "What must hold, all of it; the first rule that matches decides",
  }),
  decision: z
    .strictObject({
      block: textSchema.optional().meta({ description: "The sentence that the visitor reads" }),
      approve: z
        .enum(["auto", "person"])
        .optional()
        .meta({ description: "auto: granted at once; person: an approver decides" }),
      nda: z
        .enum(["required", "exempt"])
        .optional()
        .meta({ description: "Whether the NDA is asked for" }),
      days: z
        .int()
        .min(1)
        .max(365)
        .optional()
        .meta({ description: "Days until the grant ends; left out, grantDays holds" }),
    })
    .meta({ description: "What happens to the request" }),
});

export const accessRulesSchema = z.strictObject({
  approvers: z
    .array(
      z.strictObject({
        email: emailSchema.meta({
          description: "Address with which the approver signs in; never published",
        }),
        role: roleSchema.meta({
          description: "owner, approver, sales (may invite) or auditor (may only read)",
        }),
      }),
    )
    .default([])
    .meta({ description: "Who decides on requests" }),
  grantDays: z
    .int()
    .min(1)
    .max(365)
    .default(30)
    .meta({ description: "Days until a grant ends, unless a rule says otherwise" }),
  denialNote: z.boolean().default(true).meta({
    description:
      "Whether a visitor whose request is denied gets a neutral note, without the reason",
  }),
  nda: z
    .strictObject({
      when: z
        .enum(["before", "after"])
        .default("before")
        .meta({ description: "Whether the NDA is signed before or after an approver decides" }),
      scope: z.enum(["person", "company"]).default("person").meta({
        description:
          "For whom a signature counts: the person who signed, or everybody of the same company",
      }),
      termYears: z.int().positive().default(3).meta({
        description:
          "Years for which readers keep secret what they were given, as the text of the NDA says",
      }),
      keepYears: z
        .int()
        .positive()
        .default(6)
        .meta({ description: "Years for which signed NDAs are kept after that term" }),
    })
    .prefault({})
    .meta({ description: "How the NDA is asked for and kept" }),
  retention: z
    .strictObject({
      requestMonths: z.int().positive().default(24).meta({
        description:
          "Months after which a request that has ended is deleted, with its grants, downloads and what the log holds of it",
      }),
      mailDays: z.int().positive().default(30).meta({
        description:
          "Days for which the list of sent mails is kept; their text goes when they are sent",
      }),
    })
    .prefault({})
    .meta({ description: "How long personal data is kept" }),
  rules: z.array(ruleSchema).default([]).meta({
    description: "Read from top to bottom; nothing is granted by a rule that is not written here",
  }),
  examples: z
    .array(
      z.strictObject({
        email: emailSchema.meta({ description: "Address of the visitor in the example" }),
        document: idSchema.meta({ description: "Id of the report or document that is asked for" }),
        expect: z
          .strictObject({
            rule: textSchema
              .optional()
              .meta({ description: "Name of the rule that should decide" }),
            outcome: z.enum(["block", "auto", "person"]).meta({
              description: "What the rule should decide: refuse, grant at once, or ask a person",
            }),
          })
          .meta({ description: "What should happen" }),
      }),
    )
    .default([])
    .meta({
      description: "Each is tried against the rules; one that no longer holds fails the build",
    }),
});
export type AccessRules = z.infer<typeof accessRulesSchema>;
