/** The values of answers in words. */
import type { AnswerView } from "../../domain/views.ts";

export const VALUE_WORDS: Record<AnswerView["value"], string> = {
  yes: "Yes",
  no: "No",
  partial: "In part",
  "not-applicable": "Not applicable",
  text: "Explained",
};
