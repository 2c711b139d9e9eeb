/**
 * Kysely over one engine. Its own PGlite driver waits for ever when `begin` fails and lets a transaction go on in another instance;
 * here begin, commit and rollback are statements like any other, kept apart by kysely's mutex of a single connection.
 */

import type { Results } from "@electric-sql/pglite";
import {
  AbortedTransactionError,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PGliteDialect,
  type QueryResult,
} from "kysely";
import type { Engine } from "./pglite-engine.ts";

function resultOf<R>({ rows, affectedRows }: Results<unknown>): QueryResult<R> {
  return {
    rows: rows as R[],
    ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }),
  };
}

export class EngineConnection implements DatabaseConnection {
  readonly #engine: Engine;
  /** Of the instance in which the present transaction began. */
  #began: number | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** A transaction has begun, or is about to. */
  #isInside = false;
  readonly #waiting: (() => void)[] = [];

  async begin(statement: string): Promise<void> {
    this.#isInside = true;
    try {
      await this.#engine.query(statement, []);
    } catch (error) {
      this.#leave();
      throw error;
    }
    this.#began = this.#engine.generation;
  }

  async end(statement: "commit" | "rollback"): Promise<void> {
    const began = this.#began;
    this.#began = undefined;
    try {
      // What an instance that is gone had begun is gone with it.
      if (statement === "rollback" && began !== this.#engine.generation) return;
      const { command } = await this.#engine.query(statement, [], began);
      if (statement === "commit" && command === "ROLLBACK") throw new AbortedTransactionError();
    } finally {
      this.#leave();
    }
  }

  /** Whoever waited is handed to the engine before the next transaction can begin. */
  #leave(): void {
    this.#isInside = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** A statement that stands alone: never inside a transaction, and without waiting for the answer to the one before it. */
  executeAlone<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const ask = async () => resultOf<R>(await this.#engine.query(sql, parameters));
    if (!this.#isInside) return ask();
    return new Promise((done, failed) => {
      this.#waiting.push(() => void ask().then(done, failed));
    });
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return resultOf<R>(await this.#engine.query(sql, parameters, this.#began));
  }

  // biome-ignore lint/correctness/useYield: kysely asks for it, and nothing here streams.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("The embedded database does not stream.");
  }
}

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
