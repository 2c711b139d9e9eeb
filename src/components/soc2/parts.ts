/** The parts of the explanation, for the list at its top. A test holds it against the headings of the page. */
export const parts = [
  { id: "report", title: "A report, not a certificate" },
  { id: "categories", title: "Five categories" },
  { id: "types", title: "Type 1 and Type 2" },
  { id: "preparation", title: "Before the audit: preparation" },
  { id: "audit", title: "The audit" },
  { id: "opinions", title: "Four opinions" },
  { id: "exceptions", title: "Exceptions" },
  { id: "letters", title: "Management letters" },
  { id: "others", title: "Other organisations, and you" },
  { id: "age", title: "How a report ages" },
  { id: "readers", title: "Who may read it" },
  { id: "ask", title: "What to ask a vendor" },
  { id: "portal", title: "How to read this portal" },
] as const;
