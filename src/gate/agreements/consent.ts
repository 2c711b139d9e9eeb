/** The words beside the box that a signer ticks. The record keeps them, so they are written in one place. */
import type { NdaVersion } from "../../domain/door/catalogue.ts";

/** Exactly as shown; the box is never ticked beforehand. */
export function consentSentence({ title, version }: Pick<NdaVersion, "title" | "version">): string {
  return `I have read “${title}”, version ${version}, as it is shown on this page, and I agree to it. My typed name is my signature.`;
}

/** For a reader whose company is bound by a colleague's signature. */
export function companySentence(legalName: string): string {
  return `I know that a colleague signed this agreement with ${legalName} for our company, and I keep to it.`;
}

export const CAPACITIES = {
  bind: {
    label: "I may bind my company",
    hint: "The agreement then holds for the company named below.",
  },
  self: {
    label: "I sign for myself",
    hint: "A personal undertaking: it binds you alone, and a person then decides on your request.",
  },
} as const;
