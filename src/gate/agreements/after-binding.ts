/** What follows once a reader is bound, by whichever way: the rules are applied to what waited, and granted documents open. */
import type { Services, Tx } from "../definitions.ts";
import { startWaitingGrants } from "../grants/start-waiting-grants.ts";
import { settleRequest, UNSETTLED } from "../requests/settle-request.ts";

export async function afterBinding(tx: Tx, services: Services, personId: string): Promise<void> {
  const waiting = await tx
    .selectFrom("requests")
    .select("id")
    .where("person_id", "=", personId)
    .where("state", "in", UNSETTLED)
    .orderBy("created_at")
    .execute();
  for (const { id } of waiting) await settleRequest(tx, services, id);
  await startWaitingGrants(tx, services, personId);
}
