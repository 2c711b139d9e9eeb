/** Who is before the door: an opaque token in a cookie, its hash here, one address, at most two weeks. */
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { hashToken } from "./hash-token.ts";

export interface Visitor {
  personId: string;
  email: string;
  domain: string;
  name: string;
  company: string;
  title: string;
  /** Which of the person's sessions this is. */
  sessionHash: string;
}

export const VISITOR_SESSION_SECONDS = 14 * 24 * 60 * 60;

/** Undefined where the token opens nothing: unknown, ended, too old, or the person was erased. */
export async function findVisitor(
  { store, clock }: Pick<Services, "store" | "clock">,
  token: string | undefined,
): Promise<Visitor | undefined> {
  if (!token) return undefined;
  const sessionHash = hashToken(token);
  const row = await store.db
    .selectFrom("sessions")
    .innerJoin("people", "people.id", "sessions.person_id")
    .select(["people.id", "people.email", "people.domain", "name", "company", "title"])
    .where("sessions.hash", "=", sessionHash)
    .where("sessions.kind", "=", "visitor")
    .where("sessions.ended_at", "is", null)
    .where("sessions.expires_at", ">", clock.now())
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, ...person } = row;
  return { personId: id, ...person, sessionHash };
}

/** @returns the token, for the browser that sent the confirming form and for no other */
export async function startVisitorSession(
  tx: Tx,
  services: Pick<Services, "clock" | "random">,
  by: { personId: string; email: string; method: "link" | "code" | "invitation" },
): Promise<string> {
  const now = services.clock.now();
  const token = services.random.token();
  await tx
    .insertInto("sessions")
    .values({
      hash: hashToken(token),
      kind: "visitor",
      person_id: by.personId,
      email: by.email,
      method: by.method,
      created_at: now,
      expires_at: new Date(now.getTime() + VISITOR_SESSION_SECONDS * 1000),
    })
    .execute();
  const payload = { method: by.method };
  await recordEvent(tx, services, { type: "session.started", subject: by.personId, payload });
  return token;
}

/** Ends this session, or with `all` every session of the person, in other browsers too. */
export async function endVisitorSessions(
  services: Services,
  { personId, sessionHash }: Pick<Visitor, "personId" | "sessionHash">,
  which: "this" | "all",
): Promise<{ ended: number }> {
  return services.store.transaction(async (tx) => {
    const ended = await tx
      .updateTable("sessions")
      .set({ ended_at: services.clock.now() })
      .where("kind", "=", "visitor")
      .where("person_id", "=", personId)
      .where("ended_at", "is", null)
      .$if(which === "this", (query) => query.where("hash", "=", sessionHash))
      .returning("hash")
      .execute();
    if (ended.length > 0)
      await recordEvent(tx, services, {
        type: "session.ended",
        subject: personId,
        payload: { count: ended.length },
      });
    return { ended: ended.length };
  });
}
