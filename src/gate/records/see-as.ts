/** What somebody would see and get, and which rule would decide: asked of the same function that decides. */
import { decideAccess } from "../../domain/door/decide-access.ts";
import { loadMailDomains } from "../../frameworks/mail-domains.ts";
import type { Services } from "../definitions.ts";

export interface SeenDocument {
  documentId: string;
  title: string;
  level: string;
  /** Whether its existence is shown at all. */
  shown: boolean;
  outcome: "block" | "auto" | "person";
  sentence: string | undefined;
  nda: "required" | "exempt";
  days: number;
  rule: string | undefined;
}

/** @param invited ids that an invitation of the address names */
export async function seeAs(
  { catalogue }: Pick<Services, "catalogue">,
  { address, invited }: { address: { email: string; domain: string }; invited: readonly string[] },
): Promise<SeenDocument[]> {
  const domains = await loadMailDomains();
  return catalogue.documents.map((document) => {
    const isInvited = invited.includes(document.id);
    const ask = { ...address, invited: isInvited, document };
    const decided = decideAccess(catalogue.access, ask, domains);
    return {
      documentId: document.id,
      title: document.title,
      level: document.level,
      shown: document.level !== "hidden" || isInvited,
      outcome: decided.outcome,
      sentence: decided.sentence,
      nda: decided.nda,
      days: decided.days,
      rule: decided.rule,
    };
  });
}
