/** Brings a database to the present schema, or to that of a backup. */
import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { type Schema, type Store, StoreFault } from "../definitions.ts";
import { migrations } from "../migrations/index.ts";
import type { Tables } from "../tables.ts";

/** @throws StoreFault where a migration ran that this version does not know */
export async function readSchema(db: Kysely<Tables>): Promise<Schema> {
  const done = await readDone(db);
  const unknown = done.filter((name) => !(name in migrations));
  if (unknown.length > 0)
    throw new StoreFault(
      `The database was used by a newer Fanlight (migration ${unknown.join(", ")}). Run that version or a newer one, or restore a backup from before.`,
    );
  return { done, waiting: Object.keys(migrations).filter((name) => !done.includes(name)) };
}

/** Closes it where no server has ever used it. @throws StoreFault then */
export async function onlyUsed(store: Store, name: string): Promise<Store> {
  try {
    const { done } = await readSchema(store.db);
    if (done.length > 0) return store;
    throw new StoreFault(`There are no tables of Fanlight in ${name} yet.`);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function readDone(db: Kysely<Tables>): Promise<string[]> {
  const { rows: found } = await sql<{ table: string | null }>`
    select to_regclass(quote_ident(current_schema()) || '.kysely_migration')::text as "table"`.execute(
    db,
  );
  if (!found[0]?.table) return [];
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * @param last the last one to run; left out, all do
 * @returns names of the migrations that ran; throws with the cause when one fails, leaving the schema as it was
 */
export async function migrate(db: Kysely<Tables>, last?: string): Promise<string[]> {
  const { waiting } = await readSchema(db);
  if (waiting.length === 0) return [];
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    // Left out, tables of that name in any other schema would be taken for these.
    migrationTableSchema: await readCurrentSchema(db),
  });
  const { error, results = [] } = await (last === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(last));
  if (error) {
    const failed = results.find(({ status }) => status === "Error")?.migrationName;
    throw new Error(
      `The database could not be brought to the present schema${failed ? ` (migration ${failed})` : ""}.`,
      { cause: error },
    );
  }
  return results.map(({ migrationName }) => migrationName);
}

async function readCurrentSchema(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name;
  if (name) return name;
  throw new StoreFault(
    "The database has no schema in which this user may make tables. Make the user the owner of the database.",
  );
}
