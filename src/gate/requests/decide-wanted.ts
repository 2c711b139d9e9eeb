/** What the rules, an invitation and the agreements make of each document that is still wanted. */
import type { Catalogue } from "../../domain/door/catalogue.ts";
import { type AccessDecision, decideAccess } from "../../domain/door/decide-access.ts";
import type { MailDomains } from "../../frameworks/mail-domains.ts";
import { type Covering, isCovered } from "../agreements/covering-agreement.ts";
import type { Tx } from "../definitions.ts";

export interface Decided extends AccessDecision {
  documentId: string;
  verdict: "blocked" | "granted" | "waiting";
}

/** Terms of the invitation that a request stands on. */
export interface Invited {
  documents: readonly string[];
  nda: "required" | "exempt";
  days: number | null;
}

export async function findInvited(tx: Tx, id: string | null): Promise<Invited | undefined> {
  if (!id) return undefined;
  return tx
    .selectFrom("invitations")
    .select(["documents", "nda", "days"])
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
}

export interface Around {
  person: { email: string; domain: string };
  invitation: Invited | undefined;
  covering: Covering;
  domains: MailDomains;
}

/** Pure. Documents that wait for the visitor's signature are left out. */
export function decideWanted(
  { documents, access }: Pick<Catalogue, "documents" | "access">,
  wanted: readonly string[],
  { person, invitation, covering, domains }: Around,
): Decided[] {
  return wanted.flatMap((documentId) => {
    const invited = invitation?.documents.includes(documentId) ?? false;
    const document = documents.find(({ id }) => id === documentId);
    if (!document || (document.level === "hidden" && !invited))
      return [notOffered(documentId, access.grantDays)];
    const decision = withTerms(
      decideAccess(access, { ...person, invited, document }, domains),
      invited ? invitation : undefined,
    );
    const verdict = judge(decision, { covering, when: access.nda.when });
    return verdict === "sign" ? [] : [{ ...decision, documentId, verdict }];
  });
}

/** Hidden ones are as unknown to strangers as those that are no longer there. */
function notOffered(documentId: string, days: number): Decided {
  const sentence = "What you asked for is not offered any more.";
  return {
    ...{ documentId, verdict: "blocked", outcome: "block", sentence },
    ...{ nda: "required", days, rule: undefined },
  };
}

function withTerms(decision: AccessDecision, invitation: Invited | undefined): AccessDecision {
  if (!invitation) return decision;
  const nda = invitation.nda === "exempt" ? "exempt" : decision.nda;
  return { ...decision, nda, days: invitation.days ?? decision.days };
}

function judge(
  { outcome, nda }: AccessDecision,
  { covering, when }: { covering: Covering; when: "before" | "after" },
): Decided["verdict"] | "sign" {
  if (outcome === "block") return "blocked";
  if (nda === "exempt") return outcome === "auto" ? "granted" : "waiting";
  // Whether an agreement that was signed elsewhere is one is for a person to say, with the request before them.
  if (covering.kind === "elsewhere" && !covering.confirmed) return "waiting";
  if (!isCovered(covering)) return when === "after" && outcome === "person" ? "waiting" : "sign";
  // Who signed for themselves has bound nobody else: never without a person.
  const isPersonal = covering.kind === "signed" && covering.capacity === "self";
  return outcome === "auto" && !isPersonal ? "granted" : "waiting";
}
