/** Brings a database to the present schema. */
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations } from "../migrations/index.ts";
import type { Tables } from "../tables.ts";

/** @returns names of the migrations that ran; throws with the cause when one fails, leaving the schema as it was */
export async function migrate(db: Kysely<Tables>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    const failed = results.find(({ status }) => status === "Error")?.migrationName;
    throw new Error(
      `The database could not be brought to the present schema${failed ? ` (migration ${failed})` : ""}.`,
      { cause: error },
    );
  }
  return results.map(({ migrationName }) => migrationName);
}
