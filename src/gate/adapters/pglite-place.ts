/** The embedded database's folder: opened, or filled from a dump beside it and then put in its place. */
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  NotEmpty,
  type Restored,
  type RestoreOptions,
  StoreFault,
  type StorePlace,
} from "../definitions.ts";
import { migrations } from "../migrations/index.ts";
import { prepareFolder } from "./create-database.ts";
import { isEmpty } from "./database-dump.ts";
import { loadDatabase } from "./database-load.ts";
import { lockFolder } from "./folder-lock.ts";
import { onlyUsed, readSchema } from "./migrate.ts";
import { openPgliteStore, type PgliteOptions } from "./pglite-store.ts";
import { syncTree } from "./write-whole.ts";

/** @param beforeMigration called with everything in it before a migration changes it */
export function pglitePlace(
  folder: string,
  beforeMigration?: PgliteOptions["beforeMigration"],
): StorePlace {
  const exists = () => existsSync(join(folder, "PG_VERSION"));
  const openUnmigrated = (as: string) => openPgliteStore({ folder, as, migrates: false });
  return {
    dialect: "pglite",
    name: folder,
    open: (as) => openPgliteStore({ folder, as, ...(beforeMigration && { beforeMigration }) }),
    async openAsItIs(as) {
      if (!exists()) throw new StoreFault(`There is no database in ${folder} yet.`);
      return onlyUsed(await openUnmigrated(as), folder);
    },
    async readSchema(as) {
      if (!exists()) return { done: [], waiting: Object.keys(migrations) };
      const store = await openUnmigrated(as);
      try {
        return await readSchema(store.db);
      } finally {
        await store.close();
      }
    },
    async restore(as, lines, options) {
      prepareFolder(folder);
      const lock = lockFolder(folder, as);
      try {
        return await restoreInto(folder, lines, options);
      } finally {
        lock.release();
      }
    },
  };
}

async function restoreInto(
  folder: string,
  lines: AsyncIterable<string>,
  { at, replaces, finish }: RestoreOptions,
): Promise<Restored> {
  const occupied = await holdsSomething(folder);
  if (occupied && !replaces) throw new NotEmpty(`in ${folder}`);
  const made = `${folder}.restored`;
  await rm(made, { recursive: true, force: true });
  const loaded = await fill(made, lines, finish).catch(async (error: unknown) => {
    await rm(made, { recursive: true, force: true });
    throw error;
  });
  await syncTree(made);
  const aside = occupied ? `${folder}.before-${at.toISOString().replace(/[:.]/g, "-")}` : undefined;
  if (aside) await rename(folder, aside);
  else await rm(folder, { recursive: true });
  await rename(made, folder);
  return { ...loaded, aside };
}

async function fill(
  folder: string,
  lines: AsyncIterable<string>,
  finish: RestoreOptions["finish"],
): Promise<Omit<Restored, "aside">> {
  const store = await openPgliteStore({ folder, as: "a restore", migrates: false });
  try {
    const { header, rows } = await loadDatabase(store.db, lines);
    await finish(store, header.head);
    return { at: header.at, head: header.head, rows };
  } finally {
    await store.close();
  }
}

/** A database that cannot be opened is something: it may be what somebody wants to look into. The caller has the lock. */
async function holdsSomething(folder: string): Promise<boolean> {
  if (!existsSync(join(folder, "PG_VERSION"))) return false;
  try {
    const store = await openPgliteStore({ folder, locked: true, migrates: false });
    try {
      return !(await isEmpty(store.db));
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof StoreFault) return true;
    throw error;
  }
}
