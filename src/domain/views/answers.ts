/** Answers, and the questionnaires that they answer. */
import type { Answer } from "../../schemas/answer.ts";
import type { ControlView, PolicyRef } from "./controls.ts";
import type { DocumentRef } from "./reports.ts";

type AnswerReference = "controls" | "policies" | "reports" | "documents";

export interface AnswerView extends Omit<Answer, "access" | AnswerReference> {
  id: string;
  state: "current" | "overdue";
  controls: ControlView[];
  policies: PolicyRef[];
  reports: { id: string; title: string }[];
  documents: DocumentRef[];
}

/** An answer that is not given to everybody: what was asked, and what it takes. Nothing of the answer itself. */
export interface GatedAnswerView
  extends Pick<Answer, "question" | "topics" | "products" | "questionnaires"> {
  id: string;
  access: "nda" | "approval";
  /** Where the answer stands; empty where it is asked for by mail. */
  documents: DocumentRef[];
}

export interface QuestionnaireRow {
  /** The row's own id in its questionnaire. */
  id: string;
  /** Only where the questionnaire's wording is published. */
  question: string | undefined;
  /** `open`: nothing here answers it. */
  state: "answered" | "overdue" | "gated" | "open";
  answers: AnswerView[];
  gated: GatedAnswerView[];
}

export interface QuestionnaireView {
  id: string;
  title: string;
  version: string | undefined;
  source: string | undefined;
  licence: string | undefined;
  summary: string | undefined;
  sections: { title: string; rows: QuestionnaireRow[] }[];
  counts: Record<"rows" | QuestionnaireRow["state"], number>;
}
