/**
 * One PGlite that survives its own end. A PANIC (no space for the log is one) leaves an instance that never answers again and must
 * not be asked, not even to close: it is dropped, and another opens the same files, as a server starts again after a crash.
 */
import { PGlite, type Results } from "@electric-sql/pglite";
import { DatabaseAway } from "./outage.ts";

/** The default of 128 MB costs memory that so small a database does not need. */
const MEMORY = ["-c", "shared_buffers=8MB"];
/** A segment of the log that is kept for later use keeps what it held, though the person be erased: `scrubDatabase`. */
const NO_REMAINS = ["-c", "wal_recycle=off"];
/**
 * How a statement is carried out is decided once in a session, and this session lasts as long as the server. What was decided while
 * the tables were empty, as they are when `tidy-embedded` counts them on the first day, would read them whole ever after: a request
 * cost two and a half times as much once nine thousand had come before it.
 */
const BY_INDEX = ["-c", "enable_seqscan=off"];
const PAUSE = 1000;

export interface EngineSource {
  /** Undefined keeps everything in memory. */
  folder?: string | undefined;
  /** A dumped data folder to begin with. */
  from?: Blob | undefined;
  /** Throws where nothing may be asked or written any more. */
  verify?: (() => void) | undefined;
}

export interface Engine {
  /** Counts up when another instance opened the files: what was begun before is gone. */
  readonly generation: number;
  /** @param within the generation that it belongs to; in any other it is not carried out */
  query(
    statement: string,
    parameters: readonly unknown[],
    within?: number,
  ): Promise<Results<unknown>>;
  /** Its files as a tar. */
  dump(): Promise<Blob>;
  close(): Promise<void>;
}

export async function openEngine({ folder, from, verify }: EngineSource): Promise<Engine> {
  const open = (loadDataDir?: Blob) =>
    PGlite.create({
      ...(folder !== undefined && { dataDir: folder }),
      ...(loadDataDir && { loadDataDir }),
      parsers: { 20: Number },
      startParams: [...PGlite.defaultStartParams, ...MEMORY, ...NO_REMAINS, ...BY_INDEX],
      // Segments of 1 MB instead of 16: a small database writes little, and leaves room on small disks.
      initDbStartParams: ["--wal-segsize=1"],
    });
  let instance: PGlite | undefined = await open(from);
  let generation = 0;
  let triedAt = 0;
  let isClosed = false;
  let reopening: Promise<PGlite> | undefined;

  async function reopen(): Promise<PGlite> {
    if (folder === undefined) throw new DatabaseAway("The database in memory is lost.");
    if (Date.now() - triedAt < PAUSE)
      throw new DatabaseAway("The database stopped and will be opened again in a moment.");
    triedAt = Date.now();
    try {
      instance = await open();
      generation += 1;
      return instance;
    } catch (cause) {
      throw new DatabaseAway("The database stopped and could not be opened again.", { cause });
    }
  }

  async function current(): Promise<PGlite> {
    if (isClosed) throw new DatabaseAway("The database has been closed.");
    verify?.();
    if (instance) return instance;
    reopening ??= reopen().finally(() => {
      reopening = undefined;
    });
    return reopening;
  }

  return {
    get generation() {
      return generation;
    },
    async query(statement, parameters, within) {
      const asked = await current();
      if (within !== undefined && within !== generation)
        throw new DatabaseAway("The database stopped in the middle of a transaction.");
      try {
        return await asked.query(statement, [...parameters]);
      } catch (error) {
        if (!asked.closed && isFatal(error) && instance === asked) {
          instance = undefined;
          triedAt = Date.now();
        }
        throw error;
      }
    },
    async dump() {
      return (await current()).dumpDataDir("none");
    },
    async close() {
      isClosed = true;
      const open = instance;
      instance = undefined;
      await open?.close();
    },
  };
}

/** An error of the statement has a severity of its own; without one the engine itself failed. */
function isFatal(error: unknown): boolean {
  const severity = error instanceof Error && "severity" in error ? error.severity : undefined;
  if (severity === "FATAL" || severity === "PANIC") return true;
  return (
    error instanceof WebAssembly.RuntimeError ||
    (error instanceof Error && error.name === "ExitStatus")
  );
}
