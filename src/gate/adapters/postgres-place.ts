/** A PostgreSQL database by its URL: opened, or filled from a dump in one transaction. */
import { type Kysely, sql } from "kysely";
import {
  NotEmpty,
  type Restored,
  type RestoreOptions,
  StoreFault,
  type StorePlace,
} from "../definitions.ts";
import type { Tables } from "../tables.ts";
import { isEmpty } from "./database-dump.ts";
import { loadDatabase } from "./database-load.ts";
import { onlyUsed, readSchema } from "./migrate.ts";
import { placeOf } from "./postgres-fault.ts";
import { APPLICATION, openPostgresStore } from "./postgres-store.ts";

export function postgresPlace(url: string): StorePlace {
  const { place, database } = placeOf(url);
  const name = `${database} at ${place}`;
  const openUnmigrated = () => openPostgresStore({ url, migrates: false, connections: 1 });
  return {
    dialect: "postgres",
    name,
    open: () => openPostgresStore({ url }),
    openAsItIs: async () => onlyUsed(await openUnmigrated(), name),
    async readSchema() {
      const store = await openUnmigrated();
      try {
        return await readSchema(store.db);
      } finally {
        await store.close();
      }
    },
    async restore(_, lines, options) {
      const store = await openUnmigrated();
      try {
        const restored = await store.db
          .transaction()
          .execute((tx) => restoreIn(tx, { name, lines, ...options }));
        await options.finish(store, restored.head);
        return restored;
      } finally {
        await store.close();
      }
    },
  };
}

interface Restoring extends RestoreOptions {
  name: string;
  lines: AsyncIterable<string>;
}

async function restoreIn(
  tx: Kysely<Tables>,
  { name, lines, at, replaces }: Restoring,
): Promise<Restored> {
  const { done } = await readSchema(tx);
  const empty = await isEmpty(tx);
  if (!empty && !replaces) throw new NotEmpty(name);
  await refuseOthers(tx, name);
  const aside = `fanlight_before_${at.toISOString().replace(/\D/g, "")}`;
  if (done.length > 0) await moveAside(tx, aside);
  const { header, rows } = await loadDatabase(tx, lines);
  if (done.length > 0 && empty) await sql`drop schema ${sql.id(aside)} cascade`.execute(tx);
  return {
    at: header.at,
    head: header.head,
    rows,
    aside: empty || done.length === 0 ? undefined : `the schema ${aside}`,
  };
}

/** They would go on writing to tables that are put aside. */
async function refuseOthers(tx: Kysely<Tables>, name: string): Promise<void> {
  const { rows } = await sql<{ others: number }>`
    select count(*) as others from pg_stat_activity where datname = current_database()
      and application_name = ${APPLICATION} and pid <> pg_backend_pid()`.execute(tx);
  if (Number(rows[0]?.others) === 0) return;
  throw new StoreFault(
    `Fanlight has the database ${name} open elsewhere. Stop its servers first, then restore.`,
  );
}

/** Ours alone: where tables of something else are, there are no migrations of ours. */
async function moveAside(tx: Kysely<Tables>, schema: string): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    select format('alter table %s set schema %I', c.oid::regclass, ${schema}::text) as statement
      from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
    union all
    select format('alter function %s set schema %I', p.oid::regprocedure, ${schema}::text)
      from pg_proc p where p.pronamespace = current_schema()::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`.execute(
    tx,
  );
  await sql`create schema ${sql.id(schema)}`.execute(tx);
  for (const { statement } of rows) await sql.raw(statement).execute(tx);
}
