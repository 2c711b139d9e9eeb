/** Puts a dump into an empty database: the schema that it was taken from, its rows in one transaction, then the newer migrations. */
import { type Kysely, sql } from "kysely";
import { StoreFault } from "../definitions.ts";
import { migrations } from "../migrations/index.ts";
import type { Tables } from "../tables.ts";
import {
  DUMP_SCHEMA,
  type DumpEnd,
  type DumpHeader,
  type DumpSequence,
  type DumpTable,
} from "./database-dump.ts";
import { migrate, readSchema } from "./migrate.ts";

/** Rows of one statement, and about so many characters. */
const ROWS = 500;
const CHARACTERS = 1_000_000;
const CUT = "This backup is damaged or not whole: its end is missing. Take an older one.";

export interface Loaded {
  header: DumpHeader;
  rows: Record<string, number>;
}

/**
 * @param db may be a transaction
 * @throws StoreFault where it is no dump, or not whole; nothing of it is in the database then but empty tables
 */
export async function loadDatabase(
  db: Kysely<Tables>,
  lines: AsyncIterable<string>,
): Promise<Loaded> {
  const reader = lines[Symbol.asyncIterator]();
  const first = await reader.next();
  const header = readHeader(first.done ? "" : first.value);
  await migrate(db, header.migrations.at(-1));
  const { done } = await readSchema(db);
  if (done.length !== header.migrations.length)
    throw new StoreFault(
      "The database has a newer schema than the backup, so it is not empty. Load it into a fresh one.",
    );
  const rest = { [Symbol.asyncIterator]: () => reader };
  const rows = db.isTransaction
    ? await loadRows(db, rest)
    : await db.transaction().execute((tx) => loadRows(tx, rest));
  await migrate(db);
  return { header, rows };
}

/** @throws StoreFault where it is no dump of a known version, or has no end */
export async function checkDump(lines: AsyncIterable<string>): Promise<void> {
  let first: string | undefined;
  let last = "";
  for await (const line of lines) {
    if (first === undefined) readHeader(line);
    first ??= line;
    last = line;
  }
  readHeader(first ?? "");
  if (!parse<Partial<DumpEnd>>(last)?.end) throw new StoreFault(CUT);
}

function readHeader(line: string): DumpHeader {
  const header = parse<Partial<DumpHeader>>(line);
  if (header?.schema !== DUMP_SCHEMA || !header.migrations || !header.at)
    throw new StoreFault("This file is no backup that Fanlight has written.");
  const unknown = header.migrations.filter((name) => !(name in migrations));
  if (unknown.length > 0)
    throw new StoreFault(
      `This backup was written by a newer Fanlight (migration ${unknown.join(", ")}). Restore it with that version or a newer one.`,
    );
  return {
    schema: DUMP_SCHEMA,
    at: header.at,
    migrations: header.migrations,
    head: header.head ?? null,
  };
}

type Line = unknown[] | DumpTable | DumpSequence | DumpEnd;

async function loadRows(
  tx: Kysely<Tables>,
  lines: AsyncIterable<string>,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let table: DumpTable | undefined;
  let batch: string[] = [];
  let size = 0;
  async function flush() {
    if (table && batch.length > 0) await insert(tx, table, batch);
    batch = [];
    size = 0;
  }
  for await (const text of lines) {
    if (text.startsWith("[")) {
      if (!table) throw new StoreFault("This backup is damaged: it has rows of no table.");
      batch.push(text);
      size += text.length;
      counts[table.table] = (counts[table.table] ?? 0) + 1;
      if (batch.length >= ROWS || size > CHARACTERS) await flush();
      continue;
    }
    await flush();
    const line = parse<Line>(text);
    if (!line || Array.isArray(line)) break;
    if ("end" in line) {
      if (!sameCounts(line.end, counts)) break;
      return line.end;
    }
    if ("table" in line) {
      table = line;
      counts[line.table] = 0;
    } else await setSequence(tx, line.sequence);
  }
  throw new StoreFault(CUT);
}

function sameCounts(told: Record<string, number>, found: Record<string, number>): boolean {
  const names = Object.keys(told);
  return (
    names.length === Object.keys(found).length && names.every((name) => told[name] === found[name])
  );
}

async function insert(tx: Kysely<Tables>, { table, columns }: DumpTable, rows: string[]) {
  const names = sql.join(columns.map(([name]) => sql.ref(name)));
  const values = sql.join(
    columns.map(([, type], at) => sql`(r ->> ${sql.lit(at)})::${sql.raw(checkType(type))}`),
  );
  await sql`insert into ${sql.table(table)} (${names}) overriding system value
    select ${values} from jsonb_array_elements(${`[${rows.join(",")}]`}::jsonb) as r`.execute(tx);
}

/** It becomes part of a statement, and the file may have been written by somebody else. */
function checkType(type: string): string {
  if (/^[a-z][a-z0-9 ]*(?:\(\d+(?:,\d+)?\))?(?:\[\])?$/.test(type)) return type;
  throw new StoreFault("This backup is damaged: it names a type of column that is none.");
}

async function setSequence(tx: Kysely<Tables>, { table, column, value }: DumpSequence["sequence"]) {
  await sql`select setval(pg_get_serial_sequence(quote_ident(${table}), ${column})::regclass, ${value})`.execute(
    tx,
  );
}

function parse<T>(line: string): T | undefined {
  try {
    return JSON.parse(line) as T;
  } catch {
    // Whoever asked says what is wrong with the file.
    return undefined;
  }
}
