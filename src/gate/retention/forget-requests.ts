/**
 * Deletes requests, grants and downloads that ended long ago, and invitations that are over, with what the log holds of them.
 * A request that was never confirmed goes as soon as it has lapsed: somebody else may have typed the address.
 */
import { sql } from "kysely";
import { eraseContents } from "../audit/erase-contents.ts";
import { recordsAbout } from "../audit/records-of.ts";
import { sealAll } from "../audit/seal-events.ts";
import { extendKeeping } from "../audit/split-agreements.ts";
import type { Services, Tx } from "../definitions.ts";

const TABLES = ["requests", "grants", "downloads"] as const;

interface Old {
  table: (typeof TABLES)[number];
  id: string;
  person_id: string;
}

/** @returns how many were deleted */
export async function forgetRequests(services: Services, before: Date): Promise<number> {
  const people = new Map<string, Old[]>();
  for (const old of await findOld(services, before))
    people.set(old.person_id, [...(people.get(old.person_id) ?? []), old]);
  let forgotten = 0;
  for (const [personId, olds] of people)
    forgotten += await services.store.transaction((tx) => forget(tx, services, { personId, olds }));
  const { numDeletedRows } = await services.store.db
    .deleteFrom("invitations")
    .where(sql<Date>`least(expires_at, revoked_at)`, "<", before)
    .executeTakeFirst();
  return forgotten + Number(numDeletedRows);
}

async function findOld({ store }: Services, before: Date): Promise<Old[]> {
  const { rows } = await sql<Old>`
    select 'requests' as table, id, person_id from requests
    where (state = 'lapsed' or (verified_at is null and state = 'withdrawn')
      or (state in ('blocked', 'duplicate', 'approved', 'denied', 'expired', 'withdrawn')
        and greatest(created_at, verified_at, decided_at) < ${before}))
      and not exists (select from grants where grants.request_id = requests.id and grants.state = 'active')
    union all
    select 'grants', id, person_id from grants where state <> 'active' and coalesce(until, created_at) < ${before}
    union all
    select 'downloads', id, person_id from downloads where started_at < ${before}`.execute(
    store.db,
  );
  return rows;
}

async function forget(
  tx: Tx,
  services: Services,
  { personId, olds }: { personId: string; olds: readonly Old[] },
): Promise<number> {
  await sealAll(tx);
  await extendKeeping(tx, services, { personId });
  const rows = await recordsAbout(tx, { personId, ids: olds.map(({ id }) => id) });
  let deleted = 0;
  for (const table of TABLES) {
    const ids = olds.filter((old) => old.table === table).map(({ id }) => id);
    if (ids.length === 0) continue;
    const { numAffectedRows } =
      await sql`delete from ${sql.table(table)} where id in (${sql.join(ids)})`.execute(tx);
    deleted += Number(numAffectedRows ?? 0);
  }
  if (rows.length > 0)
    await eraseContents(tx, services, { type: "retention.expired", subject: personId, rows });
  return deleted;
}
