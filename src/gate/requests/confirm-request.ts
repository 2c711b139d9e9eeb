/** The address of a request is confirmed: the person's row follows what was typed, and the rules are applied. */
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { useInvitation } from "../invitations/take-up-invitation.ts";
import { confirmPerson } from "../people/confirm-person.ts";
import { openRequest } from "./open-request.ts";

/** Until a confirmed request that is neither signed nor decided ends. */
export const OPEN_SECONDS = 30 * 24 * 60 * 60;

/** @returns false where it was withdrawn or lapsed meanwhile; nothing has changed then */
export async function confirmRequest(
  tx: Tx,
  services: Services,
  { requestId, personId, method }: { requestId: string; personId: string; method: "link" | "code" },
): Promise<boolean> {
  const now = services.clock.now();
  const request = await tx
    .updateTable("requests")
    .set({
      state: "verified",
      verified_at: now,
      expires_at: new Date(now.getTime() + OPEN_SECONDS * 1000),
    })
    .where("id", "=", requestId)
    .where("person_id", "=", personId)
    .where("state", "=", "unverified")
    .returning(["name", "company", "title", "invitation_id"])
    .executeTakeFirst();
  if (!request) return false;
  const { invitation_id: invitationId, ...typed } = request;
  await confirmPerson(tx, services, { personId, method, typed });
  await recordEvent(tx, services, {
    type: "request.verified",
    subject: personId,
    refs: { request: requestId },
    payload: { method },
  });
  if (invitationId && !(await useInvitation(tx, services, { invitationId, personId, requestId })))
    await tx
      .updateTable("requests")
      .set({ invitation_id: null })
      .where("id", "=", requestId)
      .execute();
  await openRequest(tx, services, { id: requestId, personId });
  return true;
}
