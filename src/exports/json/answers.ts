/** Answers as JSON, with their text: what a questionnaire is filled in from. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { AnswerView, GatedAnswerView } from "../../domain/views.ts";
import type { Absolute } from "../export-file.ts";
import type { Texts } from "../source.ts";
import { controlStateSchema } from "./controls.ts";
import {
  addressSchema,
  BASIS,
  basisSchema,
  daySchema,
  policyRefOf,
  policyRefSchema,
  wordsSchema,
} from "./parts.ts";

export const valueSchema = z.enum(["yes", "no", "partial", "not-applicable", "text"]);

export const answerSchema = z.strictObject({
  id: z.string(),
  state: z.enum(["current", "overdue"]),
  basis: basisSchema,
  question: z.string(),
  alsoAsked: wordsSchema.meta({ description: "Other ways in which readers ask it" }),
  value: valueSchema,
  text: z.string().meta({ description: "The answer in Markdown" }),
  topics: wordsSchema,
  criteria: wordsSchema,
  controls: z.array(z.strictObject({ id: z.string(), state: controlStateSchema })),
  policies: z.array(policyRefSchema),
  reports: wordsSchema,
  documents: wordsSchema.meta({ description: "Ids of documents that hold more on it" }),
  products: wordsSchema.meta({ description: "Empty: all of them" }),
  questionnaires: z.record(z.string(), wordsSchema),
  owner: z.string().optional().meta({ description: "Role" }),
  lastReviewed: daySchema,
  validUntil: daySchema.optional(),
  page: addressSchema,
});

export function describeAnswers(texts: Texts, absolute: Absolute) {
  return (answer: AnswerView): z.infer<typeof answerSchema> => ({
    id: answer.id,
    state: answer.state,
    basis: BASIS,
    question: answer.question,
    alsoAsked: answer.alsoAsked,
    value: answer.value,
    text: texts.answers.get(answer.id) ?? "",
    topics: answer.topics,
    criteria: answer.criteria,
    controls: answer.controls.map(({ id, state }) => ({ id, state })),
    policies: answer.policies.map(policyRefOf),
    reports: answer.reports.map(({ id }) => id),
    documents: answer.documents.map(({ id }) => id),
    products: answer.products,
    questionnaires: answer.questionnaires,
    owner: answer.owner,
    lastReviewed: answer.lastReviewed,
    validUntil: answer.validUntil,
    page: absolute(addressOf.answer(answer.id)),
  });
}

export const gatedAnswerSchema = z.strictObject({
  id: z.string(),
  state: z.literal("gated"),
  basis: basisSchema,
  question: z.string(),
  access: z.enum(["nda", "approval"]).meta({ description: "What it takes to be answered" }),
  documents: z
    .array(z.strictObject({ id: z.string(), title: z.string(), page: addressSchema }))
    .meta({ description: "What holds the answer; empty: it is asked for by mail" }),
  topics: wordsSchema,
  products: wordsSchema.meta({ description: "Empty: all of them" }),
  questionnaires: z.record(z.string(), wordsSchema),
  page: addressSchema,
});

export function describeGatedAnswers(absolute: Absolute) {
  return (answer: GatedAnswerView): z.infer<typeof gatedAnswerSchema> => ({
    id: answer.id,
    state: "gated",
    basis: BASIS,
    question: answer.question,
    access: answer.access,
    documents: answer.documents.map(({ id, title, href }) => ({ id, title, page: absolute(href) })),
    topics: answer.topics,
    products: answer.products,
    questionnaires: answer.questionnaires,
    page: absolute(addressOf.answer(answer.id)),
  });
}
