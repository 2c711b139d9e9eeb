/** The embedded database: PostgreSQL as WebAssembly in a thread of this process, in a folder that no other process may open, or in memory. */
import { Kysely } from "kysely";
import type { Store } from "../definitions.ts";
import type { Tables } from "../tables.ts";
import { createIfMissing, openExplained, prepareFolder } from "./create-database.ts";
import { dumpDatabase } from "./database-dump.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { runTransaction } from "./kysely-transaction.ts";
import { migrate, readSchema } from "./migrate.ts";
import { isOutage } from "./outage.ts";
import { openEngineApart } from "./pglite-apart.ts";
import { EngineConnection } from "./pglite-connection.ts";
import { engineDialect } from "./pglite-dialect.ts";
import { type Engine, openEngine } from "./pglite-engine.ts";

export interface PgliteOptions {
  /** Undefined keeps everything in memory, for tests. */
  folder?: string | undefined;
  /** Who opens it, for another process that finds it open: `the server`. */
  as?: string;
  /** The caller has the lock. */
  locked?: boolean;
  /** In memory: a dumped data folder to begin with. */
  from?: Blob;
  /** Whether the schema is brought up to date; else it is taken as it is. */
  migrates?: boolean;
  /** Called with everything in the database before a migration changes it. */
  beforeMigration?: (dump: Store["dump"]) => Promise<void>;
}

/** @throws StoreFault where another process has it open, or what is there cannot be opened */
export async function openPgliteStore(options: PgliteOptions): Promise<Store> {
  const { folder, as = "another process", locked = false, from } = options;
  if (folder === undefined) return storeOn(await openEngine({ from }), options);
  prepareFolder(folder);
  const lock = locked ? undefined : await openExplained(folder, () => lockFolder(folder, as));
  try {
    const open = async () => {
      await createIfMissing(folder);
      return openEngineApart({ folder, verify: lock?.verify });
    };
    return await storeOn(await openExplained(folder, open), options, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function storeOn(engine: Engine, options: PgliteOptions, lock?: FolderLock): Promise<Store> {
  const { migrates = true, beforeMigration } = options;
  const connection = new EngineConnection(engine);
  const db = new Kysely<Tables>({ dialect: engineDialect(engine, connection) });
  const dump = (at: Date) => dumpDatabase(db, at);
  try {
    if (migrates) {
      const { done, waiting } = await readSchema(db);
      if (done.length > 0 && waiting.length > 0) await beforeMigration?.(dump);
      await migrate(db);
    }
  } catch (error) {
    await engine.close();
    throw error;
  }
  return {
    db,
    dialect: "pglite",
    ask: async (query) => (await connection.executeAlone(query.compile(db) as never)).rows as never,
    transaction: (work) => runTransaction(db, work),
    dump,
    isOutage,
    async close() {
      await db.destroy();
      await engine.close();
      lock?.release();
    },
  };
}
