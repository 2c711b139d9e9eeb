/**
 * Deleted rows lie in the database's files until something is written over them. A dump by PostgreSQL's tools never holds them;
 * a backup of the embedded database is a copy of its files and would. So its tables are written anew, and the write-ahead log that
 * still holds the old ones is dropped. PostgreSQL's own files and log are the host's: there a plain VACUUM frees the space.
 */
import { sql } from "kysely";
import type { Store } from "../definitions.ts";

/** Every table that holds something about people. */
export const PERSONAL_TABLES = [
  "people",
  "requests",
  "request_documents",
  "agreements",
  "acknowledgements",
  "grants",
  "downloads",
  "links",
  "sessions",
  "invitations",
  "invitation_uses",
  "outbox",
  "rate_limits",
  "events",
  "log_private",
] as const;

/** Outside of any transaction. */
export async function scrubDatabase({ db, dialect }: Pick<Store, "db" | "dialect">): Promise<void> {
  if (dialect === "postgres") {
    for (const table of PERSONAL_TABLES)
      await sql`vacuum (analyze) ${sql.table(table)}`.execute(db);
    return;
  }
  // What the planner knows of columns holds values from them, and stays when a table becomes empty.
  const tables = sql.join(PERSONAL_TABLES.map((table) => sql`${table}::regclass`));
  await sql`delete from pg_statistic where starelid in (${tables})`.execute(db);
  for (const table of PERSONAL_TABLES)
    await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
  await sql`vacuum full pg_statistic`.execute(db);
  // Segments of the log that end before a checkpoint are removed by it; the engine never recycles them.
  await sql`checkpoint`.execute(db);
  await sql`select pg_switch_wal()`.execute(db);
  await sql`checkpoint`.execute(db);
}
