/** The visitor takes a request back, in whatever state it is; what it opened is closed. */
import type { Services } from "../definitions.ts";
import { revokeGrant } from "../grants/change-grant.ts";
import { moveRequest } from "./move-request.ts";

const BY = "the reader";
const REASON = "Given back by the reader.";

/** @returns false where it is not theirs, or over already */
export async function withdrawRequest(
  services: Services,
  { personId, requestId }: { personId: string; requestId: string },
): Promise<boolean> {
  return services.store.transaction(async (tx) => {
    const isWithdrawn = await moveRequest(tx, services, {
      id: requestId,
      personId,
      from: ["unverified", "verified", "pending", "more-info", "approved"],
      to: "withdrawn",
    });
    if (!isWithdrawn) return false;
    const open = await tx
      .selectFrom("grants")
      .select("id")
      .where("request_id", "=", requestId)
      .where("person_id", "=", personId)
      .where("state", "=", "active")
      .execute();
    for (const { id } of open)
      await revokeGrant(tx, services, { grantId: id, by: BY, reason: REASON });
    return true;
  });
}
