/** Brings a database to the present schema, or to that of a backup. */
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { type Schema, StoreFault } from "../definitions.ts";
import { migrations } from "../migrations/index.ts";
import type { Tables } from "../tables.ts";

function migratorOf(db: Kysely<Tables>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}

/** @throws StoreFault where a migration ran that this version does not know */
export async function readSchema(db: Kysely<Tables>): Promise<Schema> {
  const known = await migratorOf(db).getMigrations();
  const done = await readDone(db);
  const unknown = done.filter((name) => !(name in migrations));
  if (unknown.length > 0)
    throw new StoreFault(
      `The database was used by a newer Fanlight (migration ${unknown.join(", ")}). Run that version or a newer one, or restore a backup from before.`,
    );
  return {
    done,
    waiting: known.filter(({ executedAt }) => !executedAt).map(({ name }) => name),
  };
}

async function readDone(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .orderBy("name")
    .execute();
  return rows.map(({ name }) => name);
}

/**
 * @param last the last one to run; left out, all do
 * @returns names of the migrations that ran; throws with the cause when one fails, leaving the schema as it was
 */
export async function migrate(db: Kysely<Tables>, last?: string): Promise<string[]> {
  const { waiting } = await readSchema(db);
  if (waiting.length === 0) return [];
  const migrator = migratorOf(db);
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
