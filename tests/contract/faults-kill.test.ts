/** A server that is killed at random moments while it writes: nothing that it had confirmed is lost, and the chain holds. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import type { Store } from "#src/gate/definitions.ts";
import { makeDataFolder } from "../support/gate/memory-store.ts";
import { createDatabase } from "../support/gate/postgres.ts";
import { sharedPostgres } from "../support/gate/shared-postgres.ts";
import { startWriter } from "../support/gate/writer-process.ts";

const KILLS = process.env.FANLIGHT_TEST_FULL ? 50 : 8;
/** Of which each may take as long as a busy machine needs to start a process. */
const timeout = KILLS * 30_000;
const LONGEST = 1500;

const base = mkdtempSync(join(tmpdir(), "fanlight-kill-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

interface Place {
  where: { folder: string } | { url: string };
  open(): Promise<Store>;
}

const places: Record<Store["dialect"], () => Promise<Place>> = {
  pglite: async () => {
    const folder = join(base, "database");
    await makeDataFolder(folder);
    return { where: { folder }, open: () => openPgliteStore({ folder, as: "a test" }) };
  },
  postgres: async () => {
    const url = await createDatabase((await sharedPostgres()).server);
    return { where: { url }, open: () => openPostgresStore({ url }) };
  },
};

/** Every person has one event or one record, and none is without its person. */
async function readState(store: Store): Promise<{ people: Set<string>; told: string[] }> {
  const people = await store.db.selectFrom("people").select("id").execute();
  const sealed = await store.db.selectFrom("log").select("subject_id").execute();
  const waiting = await store.db.selectFrom("events").select("subject_id").execute();
  return {
    people: new Set(people.map(({ id }) => id)),
    told: [...sealed, ...waiting].map(({ subject_id }) => subject_id ?? ""),
  };
}

describe.each(["pglite", "postgres"] as const)("killed while it writes (%s)", (dialect) => {
  it(`${KILLS} times, a server loses nothing that it confirmed`, { timeout }, async () => {
    const { where, open } = await places[dialect]();
    const confirmed: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writer = startWriter("write", where);
      await writer.until(({ written }) => written !== undefined);
      await sleep(Math.random() * LONGEST);
      await writer.kill();
      confirmed.push(...writer.said.flatMap(({ written }) => written ?? []));

      const store = await open();
      const { people, told } = await readState(store);
      expect(confirmed.filter((id) => !people.has(id))).toEqual([]);
      expect(told.toSorted()).toEqual([...people].toSorted());
      expect(await verifyChain(store.db)).toMatchObject({ ok: true, faults: [] });
      await store.close();
    }
    const store = await open();
    await sealEvents({ store });
    const { people } = await readState(store);
    expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: people.size });
    expect(confirmed.length).toBeGreaterThan(KILLS);
    await store.close();
  });
});
