/** Whether a person asks again for what another of their requests still waits for. What was decided or ran out hides nothing. */
import { sql } from "kysely";
import type { Tx } from "../definitions.ts";

interface Asked {
  id: string;
  person_id: string;
  verified_at: Date | null;
}

/** Id of an earlier request, still open, in which every document of this one is open. */
export async function findTwin(
  tx: Tx,
  { id, person_id, verified_at }: Asked,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select other.id from requests other
    where other.person_id = ${person_id} and other.state in ('verified', 'pending', 'more-info')
      and other.expires_at > ${now} and (other.verified_at, other.id) < (${verified_at}::timestamptz, ${id}::uuid)
      and not exists (
        select from request_documents wanted
        where wanted.request_id = ${id} and not exists (
          select from request_documents open
          where open.request_id = other.id and open.document_id = wanted.document_id
            and open.state in ('asked', 'waiting', 'question')))
    order by other.verified_at limit 1`.execute(tx);
  return rows[0]?.id;
}
