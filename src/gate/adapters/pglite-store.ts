/** The embedded database: PostgreSQL as WebAssembly in this process, in a folder or in memory. */
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import type { Store } from "../definitions.ts";
import type { Tables } from "../tables.ts";
import { runTransaction } from "./kysely-transaction.ts";
import { migrate } from "./migrate.ts";

export interface PgliteOptions {
  /** Undefined keeps everything in memory, for tests. */
  folder?: string | undefined;
}

export async function openPgliteStore({ folder }: PgliteOptions): Promise<Store> {
  const pglite = await PGlite.create({
    ...(folder !== undefined && { dataDir: folder }),
    parsers: { 20: Number },
  });
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  await migrate(db);
  return {
    db,
    dialect: "pglite",
    transaction: (work) => runTransaction(db, work),
    isOutage: () => pglite.closed,
    close: () => db.destroy(),
  };
}
