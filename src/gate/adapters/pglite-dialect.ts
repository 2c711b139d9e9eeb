/**
 * Kysely over one engine. Its own PGlite driver waits for ever when `begin` fails and lets a transaction go on in another instance;
 * here begin, commit and rollback are statements like any other, kept apart by kysely's mutex of a single connection.
 */
import { CompiledQuery, type Dialect, type Driver, PGliteDialect } from "kysely";
import { EngineConnection } from "./pglite-connection.ts";
import type { Engine } from "./pglite-engine.ts";

function engineDriver(engine: Engine, connection: EngineConnection): Driver {
  const execute = (statement: string) => connection.executeQuery(CompiledQuery.raw(statement));
  return {
    async init() {},
    acquireConnection: async () => connection,
    async beginTransaction(_, { isolationLevel, accessMode }) {
      const isolation = isolationLevel ? ` isolation level ${isolationLevel}` : "";
      await connection.begin(`start transaction${isolation}${accessMode ? ` ${accessMode}` : ""}`);
    },
    commitTransaction: () => connection.end("commit"),
    rollbackTransaction: () => connection.end("rollback"),
    async savepoint(_, name) {
      await execute(`savepoint "${name}"`);
    },
    async rollbackToSavepoint(_, name) {
      await execute(`rollback to savepoint "${name}"`);
    },
    async releaseSavepoint(_, name) {
      await execute(`release savepoint "${name}"`);
    },
    async releaseConnection() {},
    destroy: () => engine.close(),
  };
}

export function engineDialect(engine: Engine, connection = new EngineConnection(engine)): Dialect {
  const standard = new PGliteDialect({
    pglite: () => {
      throw new Error("The engine is asked, not PGlite.");
    },
  });
  return {
    createAdapter: () => standard.createAdapter(),
    createQueryCompiler: () => standard.createQueryCompiler(),
    createIntrospector: (db) => standard.createIntrospector(db),
    createDriver: () => engineDriver(engine, connection),
  };
}
