/** The database, its place and its backups. */
import type { Kysely, RawBuilder, Transaction } from "kysely";
import type { Tables } from "../tables.ts";

export type Db = Kysely<Tables>;

export type Tx = Transaction<Tables>;

/** What queries take: inside a transaction always the transaction itself, since the outer handle would wait for it for ever. */
export type Handle = Db | Tx;

export interface Store {
  db: Db;
  dialect: "pglite" | "postgres";
  /**
   * A statement that stands alone, outside any transaction. The embedded database is handed it though the one before has not been
   * answered, so that it never waits for this process to read its answers.
   */
  ask<R>(statement: RawBuilder<R>): Promise<R[]>;
  /** Runs in one transaction; a thrown error rolls back. Serialisation failures and deadlocks are tried again. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether an error says that the database cannot be reached, is shutting down or has no space left. */
  isOutage(error: unknown): boolean;
  /**
   * Everything in it at one moment, as lines of JSON that any dialect loads again. Nothing else may be asked of the embedded database
   * before the last line was taken.
   * @param at when, for its header
   */
  dump(at: Date): AsyncIterable<string>;
  close(): Promise<void>;
}

/** The database does not answer, though nothing says that it is gone. */
export class NoAnswer extends Error {
  override name = "NoAnswer";
  /** cannot_connect_now: an outage, like others. */
  readonly code = "57P03";
  constructor() {
    super("The database did not answer in time.");
  }
}

/** The database cannot be opened as things are. The message says why and what to do, and holds no secret. */
export class StoreFault extends Error {
  override name = "StoreFault";
}

/** There is something in a database that was to be filled. */
export class NotEmpty extends StoreFault {
  override name = "NotEmpty";
  constructor(place: string) {
    super(`The database ${place} is not empty, so nothing was written to it.`);
  }
}

export interface Schema {
  /** Names of the migrations that ran, in order. */
  done: string[];
  /** Names of those that wait. */
  waiting: string[];
}

export interface RestoreOptions {
  /** For its header and for the name of what was there before. */
  at: Date;
  /** Whether what is there may be put aside; else only an empty database is filled. */
  replaces: boolean;
  /** Called with the filled database and the log's last record in the dump, before it takes its place or right after. */
  finish(store: Store, head: Restored["head"]): Promise<void>;
}

export interface Restored {
  /** When the dump was taken, ISO 8601. */
  at: string;
  /** Last record of the log, as the dump has it. */
  head: { seq: number; hash: string } | null;
  rows: Record<string, number>;
  /** Where what was there before is kept; undefined where it was empty. */
  aside: string | undefined;
}

/** The place of the database, for whoever opens it. `as` says to others who has it open: `the server`, `the command backup`. */
export interface StorePlace {
  dialect: Store["dialect"];
  /** The folder, or the server and database, without user and password. */
  name: string;
  /** Brings the schema up to date. @throws StoreFault */
  open(as: string): Promise<Store>;
  /** As it is, for reading. @throws StoreFault */
  openAsItIs(as: string): Promise<Store>;
  /** Changes nothing. @throws StoreFault */
  readSchema(as: string): Promise<Schema>;
  /** From the lines of a dump, whole or not at all. @throws StoreFault, NotEmpty where it may not be put aside */
  restore(as: string, lines: AsyncIterable<string>, options: RestoreOptions): Promise<Restored>;
}

/** Where backups of the database lie, and beside them the ids of those who were erased, so that a restored one is cleaned again. */
export interface Backups {
  /**
   * Whole or not at all; those beyond the number that is kept are gone afterwards.
   * @param file a path of one's own instead, which does not count
   */
  write(
    lines: AsyncIterable<string>,
    at: Date,
    file?: string,
  ): Promise<{ path: string; bytes: number }>;
  read(file: string): AsyncIterable<string>;
  /** Paths, the oldest first. */
  list(): Promise<string[]>;
  /** Ids as in the table `erasures`. */
  erased(): Promise<string[]>;
  addErased(ids: readonly string[], at: Date): Promise<void>;
}
