/** A questionnaire's own questions in its own order: `questionnaires/*.yaml`. Answers name its rows by their ids. The file's name is the id. */
import { z } from "zod";
import { accessSchema, textSchema, urlSchema } from "./text.ts";

/** Rows keep the ids that their questionnaire gives them, since readers look them up by these; they become parts of addresses. */
export const rowIdSchema = z
  .string({ error: 'must be a text: write "1.10", or YAML reads the number 1.1' })
  .max(60, "must be at most 60 characters")
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._&/():+-]*$/u,
    'must start with a letter or digit and hold only letters, digits and ". _ & / ( ) : + -"',
  );

const questionSchema = z.strictObject({
  id: rowIdSchema.meta({ description: "The row’s own id in the questionnaire" }),
  text: textSchema.meta({ description: "The question; published only with publishWording" }),
});

export const questionnaireSchema = z.strictObject({
  title: textSchema.meta({ description: "Name of the questionnaire" }),
  version: textSchema.optional().meta({ description: "Its version, as its publisher writes it" }),
  source: urlSchema.optional().meta({ description: "Where its publisher has it" }),
  licence: textSchema
    .optional()
    .meta({ description: "Under what terms its text may be used; read before publishWording" }),
  summary: textSchema.optional().meta({ description: "What it is, in a sentence; published" }),
  access: accessSchema
    .default("internal")
    .meta({ description: "public: it gets a page; internal (the default): in no output" }),
  publishWording: z.boolean().default(false).meta({
    description:
      "true: its questions are published as they stand here; false: only their ids, with the questions of your answers",
  }),
  sections: z
    .array(
      z.strictObject({
        title: textSchema.meta({ description: "Heading; published" }),
        questions: z
          .array(questionSchema)
          .min(1, "needs at least one question")
          .meta({ description: "Rows of this section" }),
      }),
    )
    .min(1, "needs at least one section")
    .meta({ description: "In the questionnaire’s own order" }),
});
export type Questionnaire = z.infer<typeof questionnaireSchema>;
