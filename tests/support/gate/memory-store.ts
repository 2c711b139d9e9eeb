/** An embedded database in memory, empty and migrated: a copy of one that was made before, so that opening takes half a second. */
import { createHash } from "node:crypto";
import { cpSync, openAsBlob, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Kysely } from "kysely";
import { migrate } from "#src/gate/adapters/migrate.ts";
import { engineDialect } from "#src/gate/adapters/pglite-dialect.ts";
import { openEngine } from "#src/gate/adapters/pglite-engine.ts";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import type { Store } from "#src/gate/definitions.ts";
import type { Tables } from "#src/gate/tables.ts";
import { makeOnce } from "./make-once.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

export async function openMemoryStore(): Promise<Store> {
  return openPgliteStore({ from: await migratedFiles() });
}

/** A data folder of the embedded database, without the seconds that making one takes. */
export async function makeDataFolder(folder: string): Promise<void> {
  const template = join(ROOT, `.cache/test-databases/pglite-${schemaHash()}`);
  await makeOnce(template, async (part) => {
    rmSync(part, { recursive: true, force: true });
    const engine = await openEngine({ folder: part, from: await migratedFiles() });
    await engine.close();
  });
  cpSync(template, folder, { recursive: true });
}

async function migratedFiles(): Promise<Blob> {
  const file = join(ROOT, `.cache/test-databases/pglite-${schemaHash()}.tar`);
  await makeOnce(file, dumpMigrated);
  return openAsBlob(file);
}

async function dumpMigrated(file: string): Promise<void> {
  const engine = await openEngine({});
  const db = new Kysely<Tables>({ dialect: engineDialect(engine) });
  await migrate(db);
  writeFileSync(file, await (await engine.dump()).bytes());
  await engine.close();
}

/** Another schema, or another PGlite, is another template. */
export function schemaHash(): string {
  const folder = join(ROOT, "src/gate/migrations");
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  hash.update(readFileSync(join(ROOT, "node_modules/@electric-sql/pglite/package.json")));
  return hash.digest("hex").slice(0, 16);
}
