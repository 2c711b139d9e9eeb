/** A data folder that is whole or not there: made beside its place, since one that was half made cannot be told from a broken one. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
} from "node:fs";
import { join } from "node:path";
import { StoreFault } from "../definitions.ts";
import { openEngine } from "./pglite-engine.ts";

/** What PGlite 0.5 is made from. */
const VERSION = "18";
const MEGABYTE = 1024 * 1024;
/** Below this PGlite cannot even start. */
const NEEDED = 8 * MEGABYTE;

/** Makes the folder, and closes it to other users. @throws StoreFault where it cannot be written */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

export function unwritable(folder: string, cause: unknown): StoreFault {
  const { code = "unknown" } = cause as NodeJS.ErrnoException;
  return new StoreFault(
    `The folder ${folder} cannot be made or written (${code}). Give this account the right to write there, or name another folder with FANLIGHT_DATA.`,
    { cause },
  );
}

/** @throws StoreFault where what is there is no database that this version can open */
export async function createIfMissing(folder: string): Promise<void> {
  const version = join(folder, "PG_VERSION");
  if (existsSync(version)) return refuseOtherVersion(folder, readFileSync(version, "utf8").trim());
  if (readdirSync(folder).length > 0)
    throw new StoreFault(
      `The folder ${folder} holds files that are no database. Move them away, or name another folder with FANLIGHT_DATA.`,
    );
  const made = `${folder}.new`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { mode: 0o700 });
  const engine = await openEngine({ folder: made });
  await engine.close();
  renameSync(made, folder);
}

function refuseOtherVersion(folder: string, version: string): void {
  if (version === VERSION) return;
  throw new StoreFault(
    `The database in ${folder} was made by another version of the embedded database (PostgreSQL ${version}, this one is ${VERSION}). Move the folder away and restore the newest backup: npm run fanlight -- restore <file>.`,
  );
}

/** Says why, where the reason can be seen. */
export async function openExplained<T>(folder: string, open: () => T | Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    if (cause instanceof StoreFault) throw cause;
    throw new StoreFault(
      `The database in ${folder} could not be opened: ${reasonOf(cause, folder)}`,
      {
        cause,
      },
    );
  }
}

function reasonOf(error: unknown, folder: string): string {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (["EACCES", "EPERM", "EROFS"].includes(code))
    return `this user may not write there (${code}). Give it the folder, or name another one with FANLIGHT_DATA.`;
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < NEEDED)
    return `only ${Math.floor(free / MEGABYTE)} MB are free there. Make room and start again.`;
  return "it may be damaged. Move the folder away and restore the newest backup: npm run fanlight -- restore <file>.";
}
