/** What a visitor can do now, most pressing first. Pure. The page shows the first; there is always one. */
import type { Covering } from "../agreements/covering-agreement.ts";
import type { GrantView } from "../grants/list-grants.ts";
import type { OwnRequest } from "./list-own-requests.ts";

export type NextStep =
  | { kind: "answer"; requestId: string }
  | { kind: "sign" }
  /** A colleague signed for the company. */
  | { kind: "acknowledge" }
  /** Somebody has to confirm the agreement that the visitor named. */
  | { kind: "wait-for-agreement" }
  /** The company has no agreement in force: nobody can sign, and nothing that needs it is given. */
  | { kind: "agreement-missing" }
  | { kind: "download"; count: number }
  | { kind: "confirm" }
  | { kind: "wait" }
  /** The visitor had access, or was refused; asking again is open. */
  | { kind: "ask-again"; documents: string[] }
  | { kind: "ask" };

export interface Standing {
  requests: readonly Pick<OwnRequest, "id" | "state" | "documents">[];
  grants: readonly Pick<GrantView, "documentId" | "usable" | "whyNot">[];
  covering: Covering;
  hasAgreement: boolean;
}

export function nextStep({ requests, grants, covering, hasAgreement }: Standing): NextStep {
  const inState = (state: OwnRequest["state"]) => requests.find((one) => one.state === state);
  const question = inState("more-info");
  if (question) return { kind: "answer", requestId: question.id };
  const hinders = (why: GrantView["whyNot"]) => grants.some(({ whyNot }) => whyNot === why);
  const isUnsigned = inState("verified") !== undefined || hinders("sign") || hinders("acknowledge");
  if (isUnsigned && covering.kind === "signed" && !covering.acknowledged)
    return { kind: "acknowledge" };
  if (isUnsigned && covering.kind === "none")
    return { kind: hasAgreement ? "sign" : "agreement-missing" };
  const count = grants.filter(({ usable }) => usable).length;
  if (count > 0) return { kind: "download", count };
  if (hinders("claim-unconfirmed")) return { kind: "wait-for-agreement" };
  if (hinders("agreement-missing")) return { kind: "agreement-missing" };
  if (inState("pending")) return { kind: "wait" };
  if (inState("unverified")) return { kind: "confirm" };
  const past = grants.filter(({ whyNot }) => whyNot === "expired" || whyNot === "used-up");
  const refused = requests.filter(({ state }) => state === "expired" || state === "denied");
  const documents = new Set([
    ...past.map(({ documentId }) => documentId),
    ...refused.flatMap((one) => one.documents.map(({ id }) => id)),
  ]);
  return documents.size > 0 ? { kind: "ask-again", documents: [...documents] } : { kind: "ask" };
}
