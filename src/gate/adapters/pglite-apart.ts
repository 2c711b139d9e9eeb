/**
 * The engine in a thread of its own. A statement of the embedded database takes a millisecond or two in which its thread does nothing
 * else: pages are served meanwhile, on another core where there is one. A thread that ended is followed by another.
 */
import type { Results } from "@electric-sql/pglite";
import { DatabaseAway } from "./outage.ts";
import type { Engine } from "./pglite-engine.ts";
import { type DatabaseThread, startThread } from "./pglite-thread.ts";

export interface ApartSource {
  folder: string;
  /** Throws where nothing may be asked or written any more. */
  verify?: (() => void) | undefined;
  /** Starts the thread. */
  start?: (folder: string) => Promise<DatabaseThread>;
}

const PAUSE = 1000;

/** @throws what opening the files threw */
export async function openEngineApart({
  folder,
  verify,
  start = startThread,
}: ApartSource): Promise<Engine> {
  let thread = await start(folder);
  /** Generations of the threads before this one. */
  let before = 0;
  let triedAt = 0;
  let isClosed = false;
  let following: Promise<DatabaseThread> | undefined;

  async function follow(): Promise<DatabaseThread> {
    if (Date.now() - triedAt < PAUSE)
      throw new DatabaseAway("The database stopped and will be opened again in a moment.");
    triedAt = Date.now();
    before += thread.generation + 1;
    try {
      thread = await start(folder);
      return thread;
    } catch (cause) {
      throw new DatabaseAway("The database stopped and could not be opened again.", { cause });
    }
  }

  async function current(): Promise<DatabaseThread> {
    if (isClosed) throw new DatabaseAway("The database has been closed.");
    verify?.();
    if (!thread.isLost) return thread;
    following ??= follow().finally(() => {
      following = undefined;
    });
    return following;
  }

  return {
    get generation() {
      return before + thread.generation;
    },
    async query(statement, parameters, within) {
      const asked = await current();
      const question = { kind: "query", statement, parameters } as const;
      const here = within === undefined ? undefined : within - before;
      return (await asked.ask({ ...question, within: here })) as Results<unknown>;
    },
    async dump() {
      return (await (await current()).ask({ kind: "dump" })) as Blob;
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      if (!thread.isLost) await thread.ask({ kind: "close" });
      await thread.end();
    },
  };
}
