/** The mail in which documents are asked for: written so that nothing has to be asked back. Also runs in the browser. */

export interface RequestMail {
  /** Address of the security contact. */
  to: string;
  company: string;
  /** One line for each document: "SOC 2 Type 2 report (1 Oct 2025 – 30 Sep 2026)". */
  wanted: readonly string[];
}

function listWanted(wanted: readonly string[]): string[] {
  if (wanted.length === 0) return ["Please tell us how to get the documents that we need:", "- "];
  const lead =
    wanted.length > 1
      ? "Please send us these documents (delete those not needed):"
      : "Please send us this document:";
  return [lead, ...wanted.map((title) => `- ${title}`)];
}

/** An address that opens the reader's own mail program, with lines left to fill in. */
export function writeRequest({ to, company, wanted }: RequestMail): string {
  const subject = `Request for documents of ${company}`;
  const body = [
    ...listWanted(wanted),
    "",
    "Who asks (name, role, company): ",
    "What they are for: ",
    `An NDA with ${company} is in force (yes, dated / no): `,
    "",
  ].join("\r\n");
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
