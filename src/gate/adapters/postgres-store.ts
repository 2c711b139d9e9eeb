/** PostgreSQL 15 or newer by its URL. */
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Store } from "../definitions.ts";
import type { Tables } from "../tables.ts";
import { runTransaction } from "./kysely-transaction.ts";
import { migrate } from "./migrate.ts";

const INT8 = 20;

export interface PostgresOptions {
  url: string;
  /** Connections at most. */
  connections?: number;
}

export async function openPostgresStore({
  url,
  connections = 10,
}: PostgresOptions): Promise<Store> {
  const types = { getTypeParser: readType } as pg.CustomTypesConfig;
  const pool = new pg.Pool({ connectionString: url, max: connections, types });
  // Without a listener an idle connection that breaks would end the process; the next query reports it.
  pool.on("error", () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db);
  return {
    db,
    dialect: "postgres",
    transaction: (work) => runTransaction(db, work),
    isOutage,
    close: () => db.destroy(),
  };
}

function readType(oid: number, format?: "text" | "binary") {
  return oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text");
}

/** Classes 08 (connection), 53 (resources: no space, too many connections) and 57P (shutting down). */
function isOutage(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(?:08|53|57P)/.test(code) || /^E(?:CONN|PIPE|TIMEDOUT|AI_AGAIN|HOSTUNREACH)/.test(code);
}
