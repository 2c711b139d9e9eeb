/** An approver's own sessions: seen and ended by nobody else. */
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { roleOf } from "./find-approver.ts";

export interface OwnSession {
  hash: string;
  method: string;
  createdAt: Date;
  expiresAt: Date;
}

export async function listOwnSessions(
  { clock, store }: Services,
  email: string,
): Promise<OwnSession[]> {
  const rows = await store.db
    .selectFrom("sessions")
    .select(["hash", "method", "created_at", "expires_at"])
    .where("kind", "=", "approver")
    .where("email", "=", email)
    .where("ended_at", "is", null)
    .where("expires_at", ">", clock.now())
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(({ hash, method, created_at, expires_at }) => ({
    hash,
    method,
    createdAt: created_at,
    expiresAt: expires_at,
  }));
}

/** @returns false where the approver has no such session */
export async function endApproverSession(
  services: Services,
  { email, hash }: { email: string; hash: string },
): Promise<boolean> {
  const { clock, store } = services;
  return store.transaction(async (tx) => {
    const ended = await tx
      .updateTable("sessions")
      .set({ ended_at: clock.now() })
      .where("hash", "=", hash)
      .where("kind", "=", "approver")
      .where("email", "=", email)
      .where("ended_at", "is", null)
      .returning("hash")
      .executeTakeFirst();
    if (!ended) return false;
    await recordEvent(tx, services, {
      type: "approver.signed-out",
      subject: null,
      payload: { by: email },
    });
    return true;
  });
}

/** Ends what those still hold whom the configuration no longer lists; `findApprover` has refused them since it changed. */
export async function endSessionsOfRemoved(services: Services): Promise<{ ended: number }> {
  const { catalogue, clock, store } = services;
  const open = await store.db
    .selectFrom("sessions")
    .select("email")
    .distinct()
    .where("kind", "=", "approver")
    .where("ended_at", "is", null)
    .execute();
  const removed = open.map(({ email }) => email).filter((email) => !roleOf(catalogue, email));
  if (removed.length === 0) return { ended: 0 };
  return store.transaction(async (tx) => {
    const ended = await tx
      .updateTable("sessions")
      .set({ ended_at: clock.now() })
      .where("kind", "=", "approver")
      .where("email", "in", removed)
      .where("ended_at", "is", null)
      .returning("hash")
      .execute();
    await recordEvent(tx, services, {
      type: "approver.removed",
      subject: null,
      payload: { approvers: removed },
    });
    return { ended: ended.length };
  });
}

/** The configuration is read when the server starts, and so is what it ends: on every server, since one may have started later. */
export const endSessionsJob: Job = {
  name: "end-approver-sessions",
  everySeconds: 50,
  async run(services) {
    const { ended } = await endSessionsOfRemoved(services);
    if (ended > 0) services.logger.info("approver-sessions-ended", { count: ended });
  },
};
