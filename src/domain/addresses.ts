/** Addresses of pages, in one place. Criteria keep their ids as written: `/criteria/CC6.1/`. */
export const addressOf = {
  criterion: (id: string) => `/criteria/${id}/`,
  category: (slug: string) => `/criteria/${slug}/`,
  control: (id: string) => `/controls/${id}/`,
  policy: (id: string) => `/policies/${id}/`,
  policyPdf: (id: string) => `/policies/${id}/${id}.pdf`,
  report: (id: string) => `/reports/${id}/`,
  document: (id: string) => `/documents/#${id}`,
  /** What only the history of the list shows may have left it. */
  subprocessorChange: ({ subprocessor, basis }: { subprocessor: string; basis: string }) =>
    basis === "history" ? "/subprocessors/changes/" : `/subprocessors/#${subprocessor}`,
  subprocessor: (id: string) => `/subprocessors/#${id}`,
  component: (id: string) => `/uptime/#${id}`,
  fact: (id: string) => `/#fact-${id}`,
  answer: (id: string) => `/answers/${id}/`,
  questionnaire: (id: string) => `/questionnaires/${id}/`,
  questionnaireRow: (id: string, row: string) =>
    `/questionnaires/${id}/#${encodeURIComponent(row)}`,
  framework: (id: string) => `/frameworks/${id}/`,
  update: (id: string) => `/updates/${id}/`,
  /** Documents and reports to ask for; the page reads the ids from the query. */
  request: (id?: string) => (id ? `/request/?document=${encodeURIComponent(id)}` : "/request/"),
} as const;
