/** The values of an answer as mark and word. A disc that is full, half or empty: a tick would read as praise, a cross as blame. */
import type { AnswerView } from "#src/domain/views.ts";

export interface ValueMark {
  word: string;
  /** Drawing of 16 by 16 inside a ring; undefined for answers in words only. */
  path: string | undefined;
}

export const answerValues: Record<AnswerView["value"], ValueMark> = {
  yes: { word: "Yes", path: "M8 1a7 7 0 0 1 0 14A7 7 0 0 1 8 1z" },
  partial: { word: "In part", path: "M8 1a7 7 0 0 0 0 14z" },
  no: { word: "No", path: "" },
  "not-applicable": { word: "Not applicable", path: "M3.500 12.500l9-9-1-1-9 9z" },
  text: { word: "Explained", path: undefined },
};
