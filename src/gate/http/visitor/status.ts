/** A visitor's own page: the next step, the documents, the requests, the session. */
import { ndaInForce } from "../../../domain/door/nda-in-force.ts";
import { findCovering, isCovered } from "../../agreements/covering-agreement.ts";
import { type GrantView, listGrants } from "../../grants/list-grants.ts";
import { answerQuestion } from "../../requests/answer-question.ts";
import { listOwnRequests, type OwnRequest } from "../../requests/list-own-requests.ts";
import { type NextStep, nextStep } from "../../requests/next-step.ts";
import { withdrawRequest } from "../../requests/withdraw-request.ts";
import { endVisitorSessions, type Visitor } from "../../sessions/visitor-session.ts";
import { writeCookie } from "../cookies.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { askForLink, currentVisitor } from "./current-visitor.ts";

export interface StatusPage {
  status: number;
  visitor: Pick<Visitor, "email" | "name" | "company">;
  company: string;
  next: NextStep;
  /** By an agreement, their own or their company's. */
  isCovered: boolean;
  /** The newest of each document; usable ones first. */
  grants: GrantView[];
  requests: OwnRequest[];
  /** The request whose answer was refused, with what was typed. */
  answering: { id: string; typed: string } | undefined;
  errors: FieldErrors;
}

const HERE = "/request/status/";

export async function showStatus(request: Request, door: Door): Promise<Response | StatusPage> {
  const visitor = await currentVisitor(request, door);
  if (!visitor) return askForLink();
  if (request.method !== "POST") return describePage(door, visitor);
  const form = await readForm(request);
  const requestId = fieldOf(form, "request");
  switch (fieldOf(form, "act")) {
    case "withdraw":
      if (isId(requestId)) await withdrawRequest(door.services, { ...visitor, requestId });
      return seeOther(HERE);
    case "answer":
      return answer(door, { visitor, requestId, typed: fieldOf(form, "answer") });
    case "sign-out":
      return signOut(door, visitor, "this");
    case "sign-out-everywhere":
      return signOut(door, visitor, "all");
    default:
      return seeOther(HERE);
  }
}

async function answer(
  door: Door,
  { visitor, requestId, typed }: { visitor: Visitor; requestId: string; typed: string },
): Promise<Response | StatusPage> {
  if (!isId(requestId)) return seeOther(HERE);
  const answered = await answerQuestion(door.services, { visitor, requestId, typed });
  if (answered.kind !== "invalid") return seeOther(HERE);
  const page = await describePage(door, visitor);
  return {
    ...page,
    status: 400,
    answering: { id: requestId, typed },
    errors: { answer: answered.error },
  };
}

async function signOut(door: Door, visitor: Visitor, which: "this" | "all"): Promise<Response> {
  await endVisitorSessions(door.services, visitor, which);
  const { settings } = door.services;
  return seeOther("/request/link/", [writeCookie("visitor", "", { seconds: 0, ...settings })]);
}

async function describePage({ services }: Door, visitor: Visitor): Promise<StatusPage> {
  const { catalogue, clock, store } = services;
  const { personId, email, name, company, domain } = visitor;
  const requests = await listOwnRequests(store.db, services, personId);
  const grants = newestOfEach(await listGrants(store.db, services, personId));
  const covering = await findCovering(store.db, services, { personId, domain });
  const hasAgreement = ndaInForce(catalogue, clock.now().toISOString().slice(0, 10)) !== undefined;
  return {
    status: 200,
    visitor: { email, name, company },
    company: catalogue.company.name,
    next: nextStep({ requests, grants, covering, hasAgreement }),
    isCovered: isCovered(covering),
    grants,
    requests,
    answering: undefined,
    errors: NO_ERRORS,
  };
}

/** Given newest first. */
function newestOfEach(grants: readonly GrantView[]): GrantView[] {
  const newest = new Map<string, GrantView>();
  for (const grant of grants)
    if (!newest.has(grant.documentId)) newest.set(grant.documentId, grant);
  return [...newest.values()].sort((one, other) => Number(other.usable) - Number(one.usable));
}

/** A UUID, since the database refuses to compare anything else. */
function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
