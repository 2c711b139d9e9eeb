/** Eight hours for an approver who proved the address, by link or by the identity provider. */

import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { hashToken } from "../sessions/hash-token.ts";

export const APPROVER_SECONDS = 8 * 3600;

/** @returns the token for the cookie; only its hash is kept */
export async function startApproverSession(
  tx: Tx,
  services: Pick<Services, "clock" | "random">,
  { email, method }: { email: string; method: "link" | "oidc" },
): Promise<string> {
  const now = services.clock.now();
  const token = services.random.token();
  await tx
    .insertInto("sessions")
    .values({
      hash: hashToken(token),
      kind: "approver",
      person_id: null,
      email,
      method,
      created_at: now,
      expires_at: new Date(now.getTime() + APPROVER_SECONDS * 1000),
      ended_at: null,
    })
    .execute();
  await recordEvent(tx, services, {
    type: "approver.signed-in",
    subject: null,
    payload: { by: email, method },
  });
  return token;
}
