/** The kinds of what can be found, in words, in the order in which a filter offers them. */
export const SEARCH_KINDS = {
  answer: "Answer",
  policy: "Policy",
  control: "Control",
  criterion: "Criterion",
  report: "Report",
  document: "Document",
  subprocessor: "Subprocessor",
  fact: "Fact",
  uptime: "Uptime",
  update: "Update",
  page: "Page",
} as const;
export type SearchKind = keyof typeof SEARCH_KINDS;

/** "review-overdue" is "Review overdue": the names of states and categories are their words. */
export function wordOfState(state: string): string {
  return `${state.slice(0, 1).toUpperCase()}${state.slice(1).replaceAll("-", " ")}`;
}
