/** A visitor whose address is confirmed asks for more: no mail is needed, everything else is as for everybody. */
import { loadMailDomains } from "../../frameworks/mail-domains.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";
import { takePoint } from "../limits/take-point.ts";
import { hashToken } from "../sessions/hash-token.ts";
import type { Visitor } from "../sessions/visitor-session.ts";
import type { Origin } from "./ask-for-documents.ts";
import { askableDocuments } from "./askable-documents.ts";
import { checkAsk } from "./check-ask.ts";
import { OPEN_SECONDS } from "./confirm-request.ts";
import { openRequest } from "./open-request.ts";

export interface AskingAgain {
  visitor: Visitor;
  typed: { purpose: string; documents: readonly string[] };
  from: Omit<Origin, "network">;
}

export type AskedAgain =
  | { kind: "invalid"; errors: Record<string, string> }
  | { kind: "too-often" }
  | { kind: "taken"; requestId: string };

const LIMIT = { points: 10, seconds: 3600 };

export async function askAgain(
  services: Services,
  { visitor, typed, from }: AskingAgain,
): Promise<AskedAgain> {
  const { catalogue, clock, random, secrets, store } = services;
  const { personId, email, name, title, company } = visitor;
  // Picked one by one: a form may send more than it was asked for.
  const { purpose, documents } = typed;
  const checked = checkAsk(
    { email, name, title, company, purpose, documents },
    askableDocuments(catalogue),
  );
  if ("errors" in checked) return { kind: "invalid", errors: checked.errors };
  const { ask } = checked;
  const now = clock.now();
  const key = secrets.sign("limit", `ask again ${personId}`);
  if (!(await takePoint(store.db, [{ key, ...LIMIT }], now)).within) return { kind: "too-often" };
  await loadMailDomains();
  const requestId = random.uuid();
  await store.transaction(async (tx) => {
    const { ip, userAgent, language, browser } = from;
    await tx
      .insertInto("requests")
      .values({
        id: requestId,
        person_id: personId,
        state: "verified",
        name: ask.name,
        company: ask.company,
        title: ask.title,
        purpose: ask.purpose,
        language,
        ip,
        user_agent: userAgent,
        browser_hash: hashToken(browser),
        created_at: now,
        verified_at: now,
        expires_at: new Date(now.getTime() + OPEN_SECONDS * 1000),
      })
      .execute();
    await tx
      .insertInto("request_documents")
      .values(ask.documents.map((id) => ({ request_id: requestId, document_id: id })))
      .execute();
    const event = { subject: personId, refs: { request: requestId } };
    const payload = { ...ask, ip, userAgent, language };
    await recordEvent(tx, services, { type: "request.received", ...event, payload });
    await recordEvent(tx, services, {
      type: "request.verified",
      ...event,
      payload: { method: "session" },
    });
    await openRequest(tx, services, { id: requestId, personId });
  });
  return { kind: "taken", requestId };
}
