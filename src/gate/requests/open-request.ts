/** A request whose address has just been confirmed: a second one for the same is told so, any other goes to the rules. */
import { sql } from "kysely";
import type { Services, Tx } from "../definitions.ts";
import { moveRequest } from "./move-request.ts";
import { settleRequest } from "./settle-request.ts";

interface Opened {
  id: string;
  personId: string;
}

export async function openRequest(tx: Tx, services: Services, opened: Opened): Promise<void> {
  const { id, personId } = opened;
  // Of two that are confirmed at once the second waits here and finds the first.
  await tx.selectFrom("people").select("id").where("id", "=", personId).forUpdate().execute();
  const twin = await findTwin(tx, opened, services.clock.now());
  if (!twin) return settleRequest(tx, services, id);
  const move = { from: ["verified"], to: "duplicate", refs: { twin } } as const;
  await moveRequest(tx, services, { id, personId, ...move });
}

/**
 * Id of an open request of the same person in which every document of this one is still open. What was decided or ran out hides
 * nothing.
 */
async function findTwin(tx: Tx, { id, personId }: Opened, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select other.id from requests other
    where other.person_id = ${personId} and other.id <> ${id} and other.expires_at > ${now}
      and other.state in ('verified', 'pending', 'more-info')
      and not exists (
        select from request_documents wanted
        where wanted.request_id = ${id} and not exists (
          select from request_documents open
          where open.request_id = other.id and open.document_id = wanted.document_id
            and open.state in ('asked', 'waiting', 'question')))
    order by other.verified_at limit 1`.execute(tx);
  return rows[0]?.id;
}
