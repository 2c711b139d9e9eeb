/** Every change of a request's state: one conditional statement and its event. */
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import type { RequestState, Requests } from "../tables.ts";

export interface Move {
  id: string;
  personId: string;
  from: readonly RequestState[];
  to: RequestState;
  set?: Partial<Pick<Requests, "reason" | "decided_by" | "decided_at" | "expires_at" | "answer">>;
  /** Past participle where it differs from the state: `answered`. */
  event?: string;
  refs?: Record<string, string>;
  payload?: Record<string, unknown>;
}

/** @returns false where it was in none of the states `from`, or is not this person's: nothing is changed then */
export async function moveRequest(
  tx: Tx,
  services: Pick<Services, "clock" | "random">,
  { id, personId, from, to, set = {}, event = to, refs, payload }: Move,
): Promise<boolean> {
  const moved = await tx
    .updateTable("requests")
    .set({ ...set, state: to })
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .where("state", "in", from)
    .returning("id")
    .executeTakeFirst();
  if (!moved) return false;
  await recordEvent(tx, services, {
    type: `request.${event}`,
    subject: personId,
    refs: { request: id, ...refs },
    payload,
  });
  return true;
}
