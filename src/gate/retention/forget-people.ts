/**
 * People on whom nothing hangs any more: those who never confirmed their address, or had only subscribed to news, at once; the
 * others after the usual time.
 */
import { sql } from "kysely";
import { removeFromDoor } from "../audit/remove-from-door.ts";
import type { Handle, Services, Tx } from "../definitions.ts";

/** @returns how many were removed */
export async function forgetPeople(services: Services, before: Date): Promise<number> {
  const { store } = services;
  let forgotten = 0;
  for (const { id: personId } of await findIdle(store.db, services, { before }))
    if (await store.transaction((tx) => forget(tx, services, { before, personId }))) forgotten += 1;
  return forgotten;
}

async function forget(
  tx: Tx,
  services: Services,
  { before, personId }: { before: Date; personId: string },
): Promise<boolean> {
  // Somebody may be asking again just now: waited for, and then seen.
  await tx.selectFrom("people").select("id").where("id", "=", personId).forUpdate().execute();
  if ((await findIdle(tx, services, { before, personId })).length === 0) return false;
  await removeFromDoor(tx, services, { personId, type: "retention.expired", files: [] });
  return true;
}

async function findIdle(
  db: Handle,
  { clock }: Pick<Services, "clock">,
  { before, personId }: { before: Date; personId?: string },
): Promise<{ id: string }[]> {
  const now = clock.now();
  const one = personId === undefined ? sql`` : sql`id = ${personId} and`;
  const { rows } = await sql<{ id: string }>`
    select id from people
    where ${one} (verified_at is null or name = '' or (verified_at < ${before} and created_at < ${before}))
      and not exists (select from requests where person_id = people.id)
      and not exists (select from grants where person_id = people.id)
      and not exists (select from agreements where person_id = people.id)
      and not exists (select from objections where person_id = people.id)
      and not exists (select from subscriptions where person_id = people.id)
      and not exists (select from sessions where person_id = people.id and ended_at is null and expires_at > ${now})
      and not exists (select from links where person_id = people.id and used_at is null and expires_at > ${now})
      and not exists (select from outbox where person_id = people.id and state = 'waiting')
    order by created_at`.execute(db);
  return rows;
}
