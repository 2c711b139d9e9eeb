/** Approvers are reminded, once, of a request that has waited for two working days. */

import { formatDay } from "../../domain/dates.ts";
import { afterWorkingDays } from "../../domain/door/working-days.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { tellApprovers } from "./tell-approvers.ts";

const WORKING_DAYS = 2;
/** A request that waits ends so long after it began to wait, which tells when that was. */
const PENDING = 30 * 86_400_000;

export const remindOfRequestsJob: Job = {
  name: "remind-of-requests",
  everySeconds: 600,
  async run(services) {
    const due = await findDue(services);
    for (const id of due) await services.store.transaction((tx) => remind(tx, services, id));
    if (due.length > 0) services.logger.info("requests-reminded", { count: due.length });
  },
};

async function findDue({ store, clock }: Services): Promise<string[]> {
  const now = clock.now();
  const waiting = await store.db
    .selectFrom("requests")
    .select(["id", "expires_at"])
    .where("state", "=", "pending")
    .where("reminded_at", "is", null)
    .execute();
  return waiting
    .filter(({ expires_at }) => afterWorkingDays(waitingSince(expires_at), WORKING_DAYS) <= now)
    .map(({ id }) => id);
}

/** Of two servers one marks it, and a decision in between leaves nothing to remind of. */
async function remind(tx: Tx, services: Services, id: string): Promise<void> {
  const request = await tx
    .updateTable("requests")
    .set({ reminded_at: services.clock.now() })
    .where("id", "=", id)
    .where("state", "=", "pending")
    .where("reminded_at", "is", null)
    .returning(["person_id", "name", "company", "purpose", "expires_at"])
    .executeTakeFirst();
  if (!request) return;
  const { person_id: personId, name, company, purpose, expires_at } = request;
  const { email } = await tx
    .selectFrom("people")
    .select("email")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  const titles = await titlesOf(tx, services, id);
  await recordEvent(tx, services, {
    type: "request.reminded",
    subject: personId,
    refs: { request: id },
  });
  await tellApprovers(tx, services, {
    kind: "request-reminder",
    personId,
    requestId: id,
    subject: `Still waiting for a decision: ${company}`,
    blocks: [
      {
        kind: "text",
        text: "This request has waited for two working days. No other reminder follows.",
      },
      {
        kind: "facts",
        facts: [
          ["Name", name],
          ["Company", company],
          ["Address", email],
          ["Purpose", purpose],
          ["Waiting since", formatMoment(waitingSince(expires_at))],
          ["Ends by itself on", formatMoment(expires_at)],
        ],
      },
      { kind: "list", items: titles },
      {
        kind: "button",
        label: "Open the request",
        href: new URL(`/admin/requests/${id}/`, services.settings.publicUrl).href,
      },
    ],
  });
}

function waitingSince(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() - PENDING);
}

function formatMoment(at: Date): string {
  const instant = at.toISOString();
  return `${formatDay(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`;
}

async function titlesOf(tx: Tx, { catalogue }: Services, requestId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("request_documents")
    .select("document_id")
    .where("request_id", "=", requestId)
    .where("state", "in", ["asked", "waiting", "question"])
    .orderBy("document_id")
    .execute();
  return rows.map(
    ({ document_id }) =>
      catalogue.documents.find(({ id }) => id === document_id)?.title ?? document_id,
  );
}
