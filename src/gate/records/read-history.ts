/** What the log says of a person or a thing, sealed or about to be; with contents where they were not erased. */
import { sql } from "kysely";
import type { Handle } from "../definitions.ts";

export interface HistoryEntry {
  /** Undefined until it is sealed, at most a second later. */
  seq: number | undefined;
  at: Date;
  type: string;
  refs: Record<string, string>;
  /** Null where the contents were erased. */
  payload: Record<string, unknown> | null;
}

export interface HistoryOf {
  personId?: string;
  /** `{ grant: id }`: events that refer to it. */
  ref?: Record<string, string>;
}

/** Newest first. */
export async function readHistory(db: Handle, of: HistoryOf, limit = 200): Promise<HistoryEntry[]> {
  const ofSubject = of.personId ? sql`subject_id = ${of.personId}::uuid` : sql`true`;
  const ofRef = of.ref ? sql`refs @> ${JSON.stringify(of.ref)}::jsonb` : sql`true`;
  const { rows } = await sql<{
    seq: number | null;
    at: string;
    type: string;
    refs: Record<string, string>;
    payload: Record<string, unknown> | null;
  }>`
    select seq, at, type, refs, payload from (
      select log.seq, log.at, type, refs, payload from log left join log_private on log_private.seq = log.seq
        where ${ofSubject} and ${ofRef}
      union all
      select null, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), type, refs, payload from events
        where ${ofSubject} and ${ofRef}) as entries
    order by at desc, seq desc nulls first
    limit ${limit}`.execute(db);
  return rows.map(({ seq, at, ...row }) => ({
    seq: seq === null ? undefined : Number(seq),
    at: new Date(at),
    ...row,
  }));
}
