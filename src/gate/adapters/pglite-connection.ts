/** The one connection of the embedded database: transactions, which kysely's mutex keeps apart, and statements that stand alone. */
import type { Results } from "@electric-sql/pglite";
import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
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
  /** A transaction has begun, or is about to. */
  #isInside = false;
  readonly #waiting: (() => void)[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

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

  /** Kysely asks for it, and nothing here streams. */
  streamQuery(): AsyncIterableIterator<never> {
    throw new Error("The embedded database does not stream.");
  }
}
