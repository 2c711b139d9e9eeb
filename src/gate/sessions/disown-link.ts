/** "This was not me": ends the request, and makes the next one harder for whoever sent it. */
import { sql } from "kysely";
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";
import { disownedLimits } from "../limits/mail-limits.ts";
import { holdStrangersTurn } from "../limits/strangers-turn.ts";
import { takePoint } from "../limits/take-point.ts";
import { hashToken } from "./hash-token.ts";

/** @param networkOf what limits count for the network address that the request came from */
export async function disownLink(
  services: Services,
  { token, networkOf }: { token: string; networkOf: (ip: string) => string },
): Promise<{ kind: "disowned" | "over" }> {
  const { clock, store } = services;
  const now = clock.now();
  return store.transaction(async (tx) => {
    await sql`select from ${holdStrangersTurn}`.execute(tx);
    const link = await tx
      .updateTable("links")
      .set({ used_at: now })
      .where("hash", "=", hashToken(token))
      .where("purpose", "in", ["confirm", "reclaim"])
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .returning(["email", "person_id", "request_id"])
      .executeTakeFirst();
    if (!link) return { kind: "over" };
    const request = link.request_id
      ? await tx
          .updateTable("requests")
          .set({ state: "withdrawn", reason: "The owner of the address did not ask." })
          .where("id", "=", link.request_id)
          .where("state", "=", "unverified")
          .returning(["id", "ip"])
          .executeTakeFirst()
      : undefined;
    await recordEvent(tx, services, {
      type: request ? "request.disowned" : "link.disowned",
      subject: link.person_id,
      refs: request && { request: request.id },
    });
    const domain = link.email.slice(link.email.lastIndexOf("@") + 1);
    const network = request ? networkOf(request.ip) : "";
    const limits = disownedLimits(services, { network, email: link.email, domain });
    await takePoint(tx, limits, now);
    return { kind: "disowned" };
  });
}
