/** PostgreSQL 15 or newer by its URL. */
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Store } from "../definitions.ts";
import type { Tables } from "../tables.ts";
import { dumpDatabase } from "./database-dump.ts";
import { runTransaction } from "./kysely-transaction.ts";
import { migrate } from "./migrate.ts";
import { isOutage } from "./outage.ts";
import { explainConnection, refuseOldServer } from "./postgres-fault.ts";

/** How connections of ours are known to the server. */
export const APPLICATION = "fanlight";
const INT8 = 20;
const SECOND = 1000;

export interface PostgresOptions {
  url: string;
  /** Connections at most. */
  connections?: number;
  /** After which an unused connection is closed. */
  idleSeconds?: number;
  /** Whether the schema is brought up to date; else it is taken as it is. */
  migrates?: boolean;
}

/** @throws StoreFault where the server cannot be reached or used */
export async function openPostgresStore({
  url,
  connections = 10,
  idleSeconds = 30,
  migrates = true,
}: PostgresOptions): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: { getTypeParser: readType } as pg.CustomTypesConfig,
    application_name: APPLICATION,
    connectionTimeoutMillis: 10 * SECOND,
    idleTimeoutMillis: idleSeconds * SECOND,
    keepAlive: true,
  });
  // Without a listener a connection that breaks while it is idle, or between two queries of a transaction, would end the process.
  // The next query reports it.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= db.destroy();
    return closing;
  };
  try {
    refuseOldServer(await readVersion(db, url), url);
    if (migrates) await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    dialect: "postgres",
    ask: async (query) => (await query.execute(db)).rows,
    transaction: (work) => runTransaction(db, work),
    dump: (at) => dumpDatabase(db, at),
    isOutage,
    close,
  };
}

async function readVersion(db: Kysely<Tables>, url: string): Promise<number> {
  try {
    const { rows } = await sql<{ version: string }>`
      select current_setting('server_version_num') as version`.execute(db);
    return Number(rows[0]?.version);
  } catch (error) {
    throw explainConnection(error, url);
  }
}

function readType(oid: number, format?: "text" | "binary") {
  return oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text");
}
