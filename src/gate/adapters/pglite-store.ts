/** The embedded database: PostgreSQL as WebAssembly in this process, in a folder or in memory. */
import { Kysely } from "kysely";
import type { Store } from "../definitions.ts";
import type { Tables } from "../tables.ts";
import { runTransaction } from "./kysely-transaction.ts";
import { migrate } from "./migrate.ts";
import { isOutage } from "./outage.ts";
import { engineDialect } from "./pglite-dialect.ts";
import { type EngineSource, openEngine } from "./pglite-engine.ts";

export async function openPgliteStore(source: EngineSource): Promise<Store> {
  const engine = await openEngine(source);
  const db = new Kysely<Tables>({ dialect: engineDialect(engine) });
  await migrate(db);
  return {
    db,
    dialect: "pglite",
    transaction: (work) => runTransaction(db, work),
    isOutage,
    async close() {
      await db.destroy();
      await engine.close();
    },
  };
}
