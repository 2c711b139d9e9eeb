/** What readers call the kinds of documents beside reports, in the order in which a list offers them. */
import type { DocumentView } from "./views.ts";

export const documentKindWords: Record<DocumentView["kind"], string> = {
  "penetration-test": "Penetration test",
  questionnaire: "Questionnaire",
  "statement-of-applicability": "Statement of applicability",
  dpa: "Data processing",
  sla: "Service level",
  continuity: "Continuity",
  architecture: "Architecture",
  accessibility: "Accessibility",
  insurance: "Insurance",
  "tax-form": "Tax form",
  other: "Other",
};
