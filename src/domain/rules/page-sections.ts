/** Anchors that pages have beside those of their entries and headings. A test holds them against the pages. */
export const PAGE_SECTIONS = {
  everyPage: ["page-main", "page-contents"],
  documents: ["open", "nda", "approval", "absent"],
  subprocessors: [
    "active-subprocessors",
    "announced-subprocessors",
    "data-by-region",
    "removed-subprocessors",
  ],
  uptime: ["components", "eventful-days", "incident-reports", "method"],
  policy: ["policy-controls", "policy-revisions"],
  answer: [
    "answer-controls",
    "answer-policies",
    "answer-reports",
    "answer-documents",
    "answer-criteria",
  ],
  update: ["other-updates"],
} as const;
