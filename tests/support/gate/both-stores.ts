/** Opens empty, migrated stores of each dialect in well under a second: copies of one that was made before. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import type { Store } from "#src/gate/definitions.ts";
import { makeOnce } from "./make-once.ts";
import { openMemoryStore, schemaHash } from "./memory-store.ts";
import { createDatabase, dropDatabase, urlOf } from "./postgres.ts";
import { type SharedPostgres, sharedPostgres } from "./shared-postgres.ts";

export interface OpenedStore {
  store: Store;
  /** Closes it and removes its database. */
  close(): Promise<void>;
}

/** Empty and migrated; `describeOnBoth` closes by itself what it opens. */
export const openEmpty: Record<Store["dialect"], () => Promise<OpenedStore>> = {
  pglite: async () => {
    const store = await openMemoryStore();
    return { store, close: () => store.close() };
  },
  postgres: async () => {
    const shared = await sharedPostgres();
    const { server } = shared;
    const url = await createDatabase(server, { template: await migratedTemplate(shared) });
    const store = await openPostgresStore({ url });
    return {
      store,
      async close() {
        await store.close();
        await dropDatabase(server, url);
      },
    };
  },
};

/**
 * Runs the suite on PGlite and on PostgreSQL.
 * @param suite gets what opens an empty store; all that it opened are closed after its last test
 */
export function describeOnBoth(
  name: string,
  suite: (open: () => Promise<Store>, dialect: Store["dialect"]) => void,
): void {
  describe.each(["pglite", "postgres"] as const)(`${name} (%s)`, (dialect) => {
    const opened: OpenedStore[] = [];
    afterAll(async () => {
      await Promise.all(opened.map(({ close }) => close()));
    });
    suite(async () => {
      const one = await openEmpty[dialect]();
      opened.push(one);
      return one.store;
    }, dialect);
  });
}

/** @returns the name of a database that others are copied from */
async function migratedTemplate({ server, folder }: SharedPostgres): Promise<string> {
  const name = `template_${schemaHash()}`;
  await makeOnce(join(folder, name), async (part) => {
    await createDatabase(server, { name });
    const store = await openPostgresStore({ url: urlOf(server, name) });
    await store.close();
    writeFileSync(part, "");
  });
  return name;
}
