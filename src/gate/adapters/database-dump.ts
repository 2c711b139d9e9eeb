/**
 * A database as lines of JSON, the same from PGlite and from PostgreSQL: a header, then each table's columns and rows, then counts. Only
 * what can be read by a query is in it, so what was deleted is not. Values are as PostgreSQL writes them in text, which is exact.
 */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";
import { readSchema } from "./migrate.ts";

export const DUMP_SCHEMA = "fanlight-backup/1";
const PAGE = 500;
/** What a server that was only started has written already. */
const FORGETTABLE = new Set(["marks", "rate_limits"]);

export interface DumpHeader {
  schema: typeof DUMP_SCHEMA;
  /** ISO 8601, UTC. */
  at: string;
  /** Those that had run, in order. */
  migrations: string[];
  /** Last record of the log; null where it is empty. */
  head: { seq: number; hash: string } | null;
}

export interface DumpTable {
  table: string;
  /** Name and type. */
  columns: [string, string][];
}

/** Values of the identity columns, so that ids are not given twice. */
export interface DumpSequence {
  sequence: { table: string; column: string; value: number };
}

export interface DumpEnd {
  /** How many rows each table has. */
  end: Record<string, number>;
}

/** One snapshot; the embedded database does nothing else until the last line was taken. */
export async function* dumpDatabase(db: Kysely<Tables>, at: Date): AsyncGenerator<string> {
  const { done } = await readSchema(db);
  const tx = await db
    .startTransaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute();
  try {
    const head = await tx
      .selectFrom("log")
      .select(["seq", "hash"])
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst();
    yield JSON.stringify({
      schema: DUMP_SCHEMA,
      at: at.toISOString(),
      migrations: done,
      head: head ?? null,
    } satisfies DumpHeader);
    const end: Record<string, number> = {};
    for (const table of await listTables(tx)) {
      yield JSON.stringify(table satisfies DumpTable);
      end[table.table] = 0;
      for await (const row of readRows(tx, table)) {
        end[table.table] = (end[table.table] ?? 0) + 1;
        yield row;
      }
    }
    for (const sequence of await listSequences(tx)) yield JSON.stringify({ sequence });
    yield JSON.stringify({ end } satisfies DumpEnd);
  } finally {
    await tx.rollback().execute();
  }
}

/** Whether no table has a row, migrations aside; a database without tables is empty. */
export async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  for (const { table } of await listTables(db)) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0 && !FORGETTABLE.has(table)) return false;
  }
  return true;
}

/** In an order in which no row refers to a table that comes later. */
async function listTables(tx: Kysely<Tables>): Promise<DumpTable[]> {
  const { rows } = await sql<DumpTable & { needs: string[] }>`
    select c.relname as "table",
      (select json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(json_agg(f.relname), '[]') from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\_%'
    order by c.relname`.execute(tx);
  const ordered: DumpTable[] = [];
  const waiting = new Map(rows.map((row) => [row.table, row]));
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(
      ({ needs }) => !needs.some((name) => waiting.has(name)),
    );
    if (!next) throw new Error("The tables refer to each other in a circle.");
    waiting.delete(next.table);
    ordered.push({ table: next.table, columns: next.columns });
  }
  return ordered;
}

async function* readRows(
  tx: Kysely<Tables>,
  { table, columns }: DumpTable,
): AsyncGenerator<string> {
  const values = sql.join(columns.map(([name]) => sql`${sql.ref(name)}::text`));
  await sql`declare dumped no scroll cursor for
    select json_build_array(${values})::text as row from ${sql.table(table)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(PAGE)} from dumped`.execute(tx);
    for (const { row } of rows) yield row;
    if (rows.length < PAGE) break;
  }
  await sql`close dumped`.execute(tx);
}

async function listSequences(tx: Kysely<Tables>): Promise<DumpSequence["sequence"][]> {
  const { rows } = await sql<DumpSequence["sequence"]>`
    select c.relname as "table", a.attname as "column",
      pg_sequence_last_value(pg_get_serial_sequence(quote_ident(c.relname), a.attname)::regclass) as value
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' order by 1, 2`.execute(
    tx,
  );
  return rows.filter(({ value }) => value !== null);
}
