/** What happens after somebody has asked, in order; only steps that some document takes. */
import type { DocumentGroups } from "./document-entries.ts";

export interface RequestStep {
  title: string;
  text: string;
}

export function listRequestSteps(
  { approval }: Pick<DocumentGroups, "approval">,
  company: string,
): RequestStep[] {
  const decision = {
    title: `A person at ${company} decides`,
    text: `Only for ${approval.length === 1 ? "the document" : `the ${approval.length} documents`} listed so below.`,
  };
  return [
    {
      title: "Your mail is read",
      text: `By a person at ${company}.`,
    },
    {
      title: "You sign the NDA",
      text: "It is sent to you, unless one is in force. What is not public is not sent before.",
    },
    ...(approval.length > 0 ? [decision] : []),
    {
      title: "You are sent your copy",
      text: "What you may do with it stands in the NDA and, for an auditor’s report, in the firm’s own terms; its page names them.",
    },
  ];
}
