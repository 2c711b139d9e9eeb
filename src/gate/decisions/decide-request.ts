/**
 * An approver decides on a request: approves all or some of its documents, asks for more about others, denies the rest. One
 * conditional statement, so that of two approvers the first decides and the second is told what happened.
 */
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { giveGrant } from "../grants/give-grant.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { RequestState } from "../tables.ts";
import { composeDecision } from "./compose-decision.ts";
import { type Decision, type DocumentVerdict, judgeDecision } from "./judge-decision.ts";

const DAY = 86_400_000;
/** A request that waits for its visitor or for a decision ends after this long. */
const WAITING_DAYS = 30;
/** What waits for a signature is not for a person to decide yet. */
const OPEN = ["waiting", "question"] as const;

export interface DecidedRequest extends Decision {
  requestId: string;
  /** Address of the approver. */
  by: string;
  /** What the approver had before them: `seenOf` of the page that the form came from. */
  seen: string;
}

export type DecisionOutcome =
  | { kind: "decided"; state: RequestState }
  | { kind: "faulty"; faults: Record<string, string> }
  /** Somebody or the clock was faster, or the visitor said something more. */
  | { kind: "changed"; state: RequestState; by: string | null; at: Date | null }
  | { kind: "unknown" };

/** Changes whenever a decision or an answer arrives. */
export function seenOf(request: { decided_at: Date | null; answer: string | null }): string {
  return `${request.decided_at?.getTime() ?? 0}-${request.answer?.length ?? 0}`;
}

export async function decideRequest(
  services: Services,
  decision: DecidedRequest,
): Promise<DecisionOutcome> {
  const { requestId } = decision;
  const { db } = services.store;
  const request = await db
    .selectFrom("requests")
    .select(["state", "decided_by", "decided_at", "answer"])
    .where("id", "=", requestId)
    .executeTakeFirst();
  if (!request) return { kind: "unknown" };
  const documents = await db
    .selectFrom("request_documents")
    .select(["document_id", "state", "nda"])
    .where("request_id", "=", requestId)
    .execute();
  const open = documents.filter(({ state }) => OPEN.some((one) => one === state));
  if (request.state !== "pending" || seenOf(request) !== decision.seen) return changed(request);
  const ids = open.map(({ document_id }) => document_id);
  if (decision.documents.some(({ documentId }) => !ids.includes(documentId)))
    return { kind: "unknown" };
  const faults = judgeDecision(decision, ids);
  if (Object.keys(faults).length > 0) return { kind: "faulty", faults };
  const had = documents.some(({ state }) => state === "granted");
  const state = nextState(decision.documents, had);
  const won = await services.store.transaction(async (tx) => {
    const personId = await claim(tx, services, { decision, state, decidedAt: request.decided_at });
    if (!personId) return false;
    await carryOut(tx, services, { decision, personId, open });
    await tell(tx, services, { decision, personId, state });
    return true;
  });
  if (won) return { kind: "decided", state };
  const now = await db
    .selectFrom("requests")
    .select(["state", "decided_by", "decided_at"])
    .where("id", "=", requestId)
    .executeTakeFirst();
  return now ? changed(now) : { kind: "unknown" };
}

function changed(request: {
  state: RequestState;
  decided_by: string | null;
  decided_at: Date | null;
}): DecisionOutcome {
  return {
    kind: "changed",
    state: request.state,
    by: request.decided_by,
    at: request.decided_at,
  };
}

function nextState(documents: readonly DocumentVerdict[], had: boolean): RequestState {
  if (documents.some(({ verdict }) => verdict === "ask")) return "more-info";
  return had || documents.some(({ verdict }) => verdict === "grant") ? "approved" : "denied";
}

/** @returns whose request it is; undefined where somebody was faster */
async function claim(
  tx: Tx,
  { clock }: Services,
  {
    decision,
    state,
    decidedAt,
  }: { decision: DecidedRequest; state: RequestState; decidedAt: Date | null },
): Promise<string | undefined> {
  const now = clock.now();
  const row = await tx
    .updateTable("requests")
    .set({
      state,
      decided_by: decision.by,
      decided_at: now,
      reminded_at: null,
      ...(decision.reason && { reason: decision.reason }),
      ...(state === "more-info" && {
        question: decision.question,
        answer: null,
        expires_at: new Date(now.getTime() + WAITING_DAYS * DAY),
      }),
    })
    .where("id", "=", decision.requestId)
    .where("state", "=", "pending")
    .where("decided_at", decidedAt === null ? "is" : "=", decidedAt)
    .returning("person_id")
    .executeTakeFirst();
  return row?.person_id;
}

async function carryOut(
  tx: Tx,
  services: Services,
  {
    decision,
    personId,
    open,
  }: {
    decision: DecidedRequest;
    personId: string;
    open: readonly { document_id: string; nda: "required" | "exempt" | null }[];
  },
): Promise<void> {
  const states = { grant: "granted", ask: "question", deny: "denied" } as const;
  for (const { documentId, verdict, days = 0, maxDownloads } of decision.documents) {
    if (!verdict) continue;
    await tx
      .updateTable("request_documents")
      .set({ state: states[verdict] })
      .where("request_id", "=", decision.requestId)
      .where("document_id", "=", documentId)
      .where("state", "in", OPEN)
      .execute();
    if (verdict !== "grant") continue;
    await giveGrant(tx, services, {
      personId,
      documentId,
      days,
      nda: open.find(({ document_id }) => document_id === documentId)?.nda ?? "required",
      grantedBy: decision.by,
      requestId: decision.requestId,
      maxDownloads,
    });
  }
}

const EVENTS: Partial<Record<RequestState, string>> = {
  approved: "request.approved",
  denied: "request.denied",
  "more-info": "request.questioned",
};

async function tell(
  tx: Tx,
  services: Services,
  {
    decision,
    personId,
    state,
  }: { decision: DecidedRequest; personId: string; state: RequestState },
): Promise<void> {
  const { requestId, by, question, reason, documents } = decision;
  await recordEvent(tx, services, {
    type: EVENTS[state] ?? "request.decided",
    subject: personId,
    refs: { request: requestId },
    payload: { by, documents, question: question || null, reason: reason || null },
  });
  const { email } = await tx
    .selectFrom("people")
    .select("email")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  const letter = composeDecision(decision, services);
  if (!letter) return;
  const mail = { to: email, ...composeLetter(letter, services.catalogue.company) };
  await queueMail(tx, services, { kind: `request-${state}`, personId, mail });
}
