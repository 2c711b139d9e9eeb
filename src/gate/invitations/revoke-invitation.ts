/** Ends an invitation. What was given by it stays given: grants are revoked by themselves. */
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";

export async function revokeInvitation(
  services: Services,
  { invitationId, by }: { invitationId: string; by: string },
): Promise<{ kind: "revoked" | "not-possible" }> {
  return services.store.transaction(async (tx) => {
    const row = await tx
      .updateTable("invitations")
      .set({ revoked_at: services.clock.now() })
      .where("id", "=", invitationId)
      .where("revoked_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!row) return { kind: "not-possible" };
    await recordEvent(tx, services, {
      type: "invitation.revoked",
      subject: null,
      refs: { invitation: invitationId },
      payload: { by },
    });
    return { kind: "revoked" };
  });
}
