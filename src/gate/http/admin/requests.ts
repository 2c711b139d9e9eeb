/** All requests, and one of them with the form that decides it. */
import { can } from "../../approvers/can.ts";
import { decideRequest } from "../../decisions/decide-request.ts";
import type { DocumentVerdict, Verdict } from "../../decisions/judge-decision.ts";
import { takeBackQuestion } from "../../decisions/take-back-question.ts";
import { listRequests, type RequestRecord } from "../../records/list-requests.ts";
import { type RequestView, readRequest } from "../../records/read-request.ts";
import { PAGE_ROWS } from "../../records/search.ts";
import type { RequestState } from "../../tables.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { type AdminFrame, type Entered, enter, idIn, notFound, numberIn, refuse } from "./enter.ts";
import { titlesOf } from "./queue.ts";
import { type SaidName, saying } from "./said.ts";

export interface RequestsPage {
  frame: AdminFrame;
  text: string;
  state: string;
  requests: RequestRecord[];
  titles: Record<string, string>;
}

export const REQUEST_STATES: readonly RequestState[] = [
  "unverified",
  "verified",
  "pending",
  "more-info",
  "approved",
  "denied",
  "blocked",
  "duplicate",
  "withdrawn",
  "expired",
  "lapsed",
];

export async function requestsPage(request: Request, door: Door): Promise<Response | RequestsPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const { searchParams } = entered.url;
  const text = (searchParams.get("q") ?? "").trim();
  const state = REQUEST_STATES.find((one) => one === searchParams.get("state"));
  const requests = await listRequests(door.services.store.db, {
    text,
    limit: PAGE_ROWS,
    ...(state && { states: [state] }),
  });
  const titles = titlesOf(door.services.catalogue);
  return { frame: entered.frame, text, state: state ?? "", requests, titles };
}

export interface RequestPage {
  frame: AdminFrame;
  status: number;
  view: RequestView;
  now: Date;
  mayDecide: boolean;
  /** What was typed, where the form has faults; else what the rules propose. */
  form: DecisionForm;
  errors: Record<string, string>;
  /** Somebody else was faster. */
  changed: { state: string; by: string | null; at: Date | null } | undefined;
}

export interface DecisionForm {
  verdicts: Record<string, string>;
  days: Record<string, string>;
  max: Record<string, string>;
  question: string;
  reason: string;
}

export async function requestPage(request: Request, door: Door): Promise<Response | RequestPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const requestId = idIn(entered.url);
  const view = requestId && (await readRequest(door.services, requestId));
  if (!requestId || !view) return notFound();
  const page = (more: Partial<RequestPage>): RequestPage => ({
    frame: entered.frame,
    status: 200,
    view,
    now: door.services.clock.now(),
    mayDecide: can(entered.approver.role, "decide"),
    form: proposedBy(view),
    errors: {},
    changed: undefined,
    ...more,
  });
  if (request.method !== "POST") return page({});
  if (!can(entered.approver.role, "decide")) return refuse(entered.approver);
  return act(await readForm(request), { door, entered, view, page });
}

/** Days as the rules say; the verdict is left to the approver, since a slip of the hand should give nothing. */
function proposedBy({ documents }: RequestView): DecisionForm {
  return {
    verdicts: {},
    days: Object.fromEntries(documents.map(({ documentId, days }) => [documentId, String(days)])),
    max: {},
    question: "",
    reason: "",
  };
}

interface Acting {
  door: Door;
  entered: Entered;
  view: RequestView;
  page: (more: Partial<RequestPage>) => RequestPage;
}

async function act(
  form: FormData,
  { door, entered, view, page }: Acting,
): Promise<Response | RequestPage> {
  const { requestId } = view.request;
  const here = `/admin/requests/${requestId}/`;
  const by = entered.approver.email;
  if (fieldOf(form, "action") === "take-back") {
    const { kind } = await takeBackQuestion(door.services, { requestId, by });
    return seeOther(saying(here, kind));
  }
  const typed = readDecision(form, view);
  const outcome = await decideRequest(door.services, {
    requestId,
    by,
    seen: fieldOf(form, "seen"),
    documents: typed.documents,
    question: typed.form.question,
    reason: typed.form.reason,
  });
  if (outcome.kind === "unknown") return notFound();
  if (outcome.kind === "decided") return seeOther(saying(here, outcome.state as SaidName));
  if (outcome.kind === "faulty")
    return page({ status: 400, form: typed.form, errors: outcome.faults });
  const now = await readRequest(door.services, requestId);
  return page({ status: 409, changed: outcome, ...(now && { view: now }) });
}

/** `all=grant` of the button that approves everything outweighs the choices. */
function readDecision(
  form: FormData,
  view: RequestView,
): { documents: DocumentVerdict[]; form: DecisionForm } {
  const all = fieldOf(form, "all") === "grant" ? "grant" : "";
  // Documents that the form names: a forged one is refused and not passed over.
  const named = [...form.keys()]
    .filter((key) => key.startsWith("verdict-"))
    .map((key) => key.slice(8));
  const open = view.documents.filter(({ isOpen }) => isOpen).map(({ documentId }) => documentId);
  const typed: DecisionForm = {
    verdicts: {},
    days: {},
    max: {},
    question: fieldOf(form, "question"),
    reason: fieldOf(form, "reason"),
  };
  const documents = [...new Set([...open, ...named])].map((documentId) => {
    const verdict = all || fieldOf(form, `verdict-${documentId}`);
    const [days, max] = [fieldOf(form, `days-${documentId}`), fieldOf(form, `max-${documentId}`)];
    typed.verdicts[documentId] = verdict;
    typed.days[documentId] = days;
    typed.max[documentId] = max;
    return {
      documentId,
      verdict: (["grant", "ask", "deny"] as const).find((one): one is Verdict => one === verdict),
      days: numberIn(days),
      maxDownloads: numberIn(max),
    };
  });
  return { documents, form: typed };
}
