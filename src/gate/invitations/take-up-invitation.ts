/**
 * Somebody follows an invitation: the same request, the same mail and the same gates as for everybody, with the invitation noted.
 * A use is counted only when the address is confirmed, so that nobody uses one up with addresses of others.
 */
import { normaliseEmail } from "../../domain/door/email-address.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { type Asked, type Asking, askForDocuments } from "../requests/ask-for-documents.ts";
import { findInvitation, suitsInvitation } from "./find-invitation.ts";

export async function takeUpInvitation(
  services: Services,
  { token, ...asking }: Omit<Asking, "invitation"> & { token: string },
): Promise<Asked | { kind: "over" }> {
  const invitation = await findInvitation(services, token);
  if (!invitation) return { kind: "over" };
  const address = normaliseEmail(asking.typed.email);
  if (address && !(await suitsInvitation(invitation, address)))
    return {
      kind: "invalid",
      errors: {
        email: invitation.mayPass
          ? "Enter the address that the invitation was sent to, or one at the same company"
          : "Enter the address that the invitation was sent to",
      },
    };
  const documents = asking.typed.documents.filter((id) => invitation.documents.includes(id));
  const { id } = invitation;
  return askForDocuments(services, {
    ...asking,
    typed: { ...asking.typed, documents },
    invitation: { id, documents: invitation.documents },
  });
}

/**
 * Called in the transaction that confirms the address. One conditional statement: of many last uses at once one wins. Who has taken
 * it up before is not counted again.
 *
 * @returns whether the request stands on the invitation; where not, the request goes on as a stranger's
 */
export async function useInvitation(
  tx: Tx,
  services: Pick<Services, "clock" | "random">,
  use: { invitationId: string; personId: string; requestId: string },
): Promise<boolean> {
  const now = services.clock.now();
  const before = await tx
    .selectFrom("invitation_uses")
    .innerJoin("invitations", "invitations.id", "invitation_uses.invitation_id")
    .select("invitations.id")
    .where("invitation_uses.invitation_id", "=", use.invitationId)
    .where("invitation_uses.person_id", "=", use.personId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (before) return true;
  const counted = await tx
    .updateTable("invitations")
    .set((eb) => ({ uses: eb("uses", "+", 1) }))
    .where("id", "=", use.invitationId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .whereRef("uses", "<", "max_uses")
    .returning("id")
    .executeTakeFirst();
  if (!counted) return false;
  await tx
    .insertInto("invitation_uses")
    .values({ invitation_id: use.invitationId, person_id: use.personId, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await recordEvent(tx, services, {
    type: "invitation.taken-up",
    subject: use.personId,
    refs: { invitation: use.invitationId, request: use.requestId },
  });
  return true;
}
