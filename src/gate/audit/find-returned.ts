/** Of those who were erased: about whom is there something again? A change that was being written at that moment may leave it. */
import { sql } from "kysely";
import type { Handle } from "../definitions.ts";

export async function findReturned(db: Handle): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from erasures where
      exists (select from people where people.id = erasures.id)
      or exists (select from agreements where agreements.id = erasures.id and agreements.state <> 'erased')
      or exists (select from outbox where outbox.person_id = erasures.id)
      or exists (select from events where events.subject_id = erasures.id and events.type not in ('person.erased', 'retention.expired'))
      or exists (
        select from log join log_private on log_private.seq = log.seq
        where log.subject_id = erasures.id and log.type not in ('person.erased', 'retention.expired')
          and not (log.type = 'agreement.signed' and exists (
            select from agreements where agreements.id = (log.refs ->> 'agreement')::uuid and agreements.evidence is not null)))`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
