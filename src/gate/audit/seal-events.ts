/**
 * Moves events into the chain: one sealer at a time, in the order of their ids, numbered without gaps. `at` stays as it was
 * recorded: two changes that overlap, or a clock that was set back, may leave a record with an earlier time than the one before
 * it. The order of the chain is the order of sealing, at most a second after the change.
 */
import { sql } from "kysely";
import type { LogRow, Services, Tx } from "../definitions.ts";
import type { Events } from "../tables.ts";
import { commitTo, GENESIS, hashRow } from "./hashes.ts";

/** Of pg_advisory_xact_lock: one sealer over all servers. */
export const SEALER_LOCK = 0x46_4c_53_4c;

/** Small enough that the embedded database answers others in between. */
const BATCH = 500;

export interface Head {
  seq: number;
  hash: string;
}

export async function sealEvents({ store }: Pick<Services, "store">): Promise<{ sealed: number }> {
  for (let sealed = 0; ; ) {
    const batch = await store.transaction(sealBatch);
    sealed += batch;
    if (batch < BATCH) return { sealed };
  }
}

/** Inside a transaction that needs the chain to be up to date; holds the sealer's lock until it ends. */
export async function sealAll(tx: Tx): Promise<void> {
  while ((await sealBatch(tx)) === BATCH);
}

/** Undefined where nothing has been sealed yet. */
export async function readHead(db: Pick<Tx, "selectFrom">): Promise<Head | undefined> {
  return db
    .selectFrom("log")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
}

async function sealBatch(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(${SEALER_LOCK})`.execute(tx);
  const events = await tx
    .selectFrom("events")
    .select(["id", "at", "type", "subject_id", "refs", "salt", "payload"])
    .orderBy("id")
    .limit(BATCH)
    .execute();
  if (events.length === 0) return 0;
  const head = (await readHead(tx)) ?? { seq: 0, hash: GENESIS };
  const rows = JSON.stringify(chain(events, head));
  await sql`insert into log (seq, at, type, subject_id, refs, commitment, prev_hash, hash)
    select seq, at, type, subject_id, refs, commitment, prev_hash, hash from jsonb_to_recordset(${rows}::jsonb) as sealed(
      seq bigint, at text, type text, subject_id uuid, refs jsonb, commitment text, prev_hash text, hash text)`.execute(
    tx,
  );
  // The contents never leave the database, so what was committed to is what is kept.
  await sql`insert into log_private (seq, salt, payload)
    select sealed.seq, events.salt, events.payload
    from jsonb_to_recordset(${rows}::jsonb) as sealed(id bigint, seq bigint) join events on events.id = sealed.id`.execute(
    tx,
  );
  await tx
    .deleteFrom("events")
    .where(
      "id",
      "in",
      events.map(({ id }) => id),
    )
    .execute();
  return events.length;
}

type Event = Omit<Events, "id" | "refs" | "payload"> & {
  id: number;
  refs: Record<string, string>;
  payload: unknown;
};

function chain(events: readonly Event[], head: Head): (LogRow & { id: number })[] {
  let { seq, hash } = head;
  return events.map(({ id, at, type, subject_id, refs, salt, payload }) => {
    seq += 1;
    const fields = {
      seq,
      at: at.toISOString(),
      type,
      subject_id,
      refs,
      commitment: commitTo(salt, payload),
      prev_hash: hash,
    };
    hash = hashRow(fields);
    return { id, ...fields, hash };
  });
}
