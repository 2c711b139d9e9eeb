/** The sealed log, newest first, with contents where they were not erased. */
import type { Handle } from "../definitions.ts";

export interface LogRecord {
  seq: number;
  at: string;
  type: string;
  subjectId: string | null;
  refs: Record<string, string>;
  hash: string;
  /** Null where the contents were erased. */
  payload: Record<string, unknown> | null;
}

/** @param before only records with a smaller number */
export async function listLog(
  db: Handle,
  { before, limit, type }: { before?: number; limit?: number; type?: string },
): Promise<LogRecord[]> {
  let query = db
    .selectFrom("log")
    .leftJoin("log_private", "log_private.seq", "log.seq")
    .select(["log.seq", "log.at", "log.type", "log.subject_id", "log.refs", "log.hash"])
    .select("log_private.payload");
  if (before !== undefined) query = query.where("log.seq", "<", before);
  if (type) query = query.where("log.type", "=", type);
  if (limit) query = query.limit(limit);
  const rows = await query.orderBy("log.seq", "desc").execute();
  return rows.map(({ subject_id, payload, seq, ...row }) => ({
    seq: Number(seq),
    ...row,
    subjectId: subject_id,
    payload: (payload as Record<string, unknown> | null) ?? null,
  }));
}

export async function listLogTypes(db: Handle): Promise<string[]> {
  const rows = await db.selectFrom("log").select("type").distinct().orderBy("type").execute();
  return rows.map(({ type }) => type);
}
