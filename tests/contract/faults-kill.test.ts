/** A server that is killed at random moments while it writes: nothing that it had confirmed is lost, and the chain holds. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import type { Store } from "#src/gate/definitions.ts";
import { LIFE_DOMAIN, type Step } from "../support/gate/live-once.ts";
import { makeDataFolder } from "../support/gate/memory-store.ts";
import { createDatabase } from "../support/gate/postgres.ts";
import { sharedPostgres } from "../support/gate/shared-postgres.ts";
import { startWriter } from "../support/gate/writer-process.ts";

const KILLS = process.env.FANLIGHT_TEST_FULL ? 50 : 3;
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
  const people = await store.db
    .selectFrom("people")
    .select("id")
    .where("domain", "<>", LIFE_DOMAIN)
    .execute();
  const [sealed, waiting] = await Promise.all(
    (["log", "events"] as const).map((table) =>
      store.db.selectFrom(table).select("subject_id").where("type", "=", "test.written").execute(),
    ),
  );
  return {
    people: new Set(people.map(({ id }) => id)),
    told: [...(sealed ?? []), ...(waiting ?? [])].map(({ subject_id }) => subject_id ?? ""),
  };
}

/** How many there are of a kind in the log, sealed or not, by what they refer to. */
async function told(store: Store, type: string, ref: string): Promise<string[]> {
  const { rows } = await sql<{ ref: string }>`
    select refs ->> ${ref} as ref from (select type, refs from log union all select type, refs from events) as told
    where type = ${type}`.execute(store.db);
  return rows.map((row) => row.ref).sort();
}

/** What was answered is there, each change has its event and each event its change, and no step is half taken. */
async function expectWholeLives(store: Store, said: readonly Step[]): Promise<void> {
  const { db } = store;
  const agreements = await db.selectFrom("agreements").select("id").execute();
  const approved = await db
    .selectFrom("requests")
    .select("id")
    .where("state", "=", "approved")
    .execute();
  const grants = await db.selectFrom("grants").select(["id", "request_id", "used"]).execute();
  const downloads = await db
    .selectFrom("downloads")
    .select(["id", "grant_id", "copy_sha256"])
    .execute();
  const copies = await db.selectFrom("copies").select("sha256").execute();
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
  const missing = (kind: keyof Step, there: readonly string[]) =>
    said.flatMap((step) => step[kind] ?? []).filter((one) => !there.includes(one));

  expect(missing("signed", ids(agreements))).toEqual([]);
  expect(missing("decided", ids(approved))).toEqual([]);
  expect(
    missing(
      "downloaded",
      downloads.map(({ copy_sha256 }) => copy_sha256),
    ),
  ).toEqual([]);
  expect(await told(store, "agreement.signed", "agreement")).toEqual(ids(agreements));
  expect(await told(store, "grant.given", "grant")).toEqual(ids(grants));
  expect(await told(store, "document.downloaded", "download")).toEqual(ids(downloads));
  expect(grants.map(({ request_id }) => request_id).sort()).toEqual(ids(approved));
  for (const { id, used } of grants)
    expect(downloads.filter(({ grant_id }) => grant_id === id)).toHaveLength(used);
  expect(copies.map(({ sha256 }) => sha256).sort()).toEqual(
    downloads.map(({ copy_sha256 }) => copy_sha256).sort(),
  );
}

describe.each(["pglite", "postgres"] as const)("killed while it writes (%s)", (dialect) => {
  it(`${KILLS} times, a server loses nothing that it confirmed`, { timeout }, async () => {
    const { where, open } = await places[dialect]();
    const confirmed: string[] = [];
    const steps: Step[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writer = startWriter("write", where);
      // The first lives long enough for one visitor to come to the end; the others end anywhere.
      await writer.until(
        ({ written, downloaded }) => (kill === 0 ? downloaded : written) !== undefined,
      );
      await sleep(Math.random() * LONGEST);
      await writer.kill();
      confirmed.push(...writer.said.flatMap(({ written }) => written ?? []));
      steps.push(...writer.said);

      const store = await open();
      const { people, told } = await readState(store);
      expect(confirmed.filter((id) => !people.has(id))).toEqual([]);
      expect(told.toSorted()).toEqual([...people].toSorted());
      await expectWholeLives(store, steps);
      expect(await verifyChain(store.db)).toMatchObject({ ok: true, faults: [] });
      await store.close();
    }
    const store = await open();
    await sealEvents({ store });
    const { people } = await readState(store);
    const report = await verifyChain(store.db);
    expect(report).toMatchObject({ ok: true, faults: [] });
    expect(report.sealed).toBeGreaterThan(people.size);
    expect(confirmed.length).toBeGreaterThan(KILLS);
    expect(steps.filter(({ downloaded }) => downloaded).length).toBeGreaterThan(0);
    await store.close();
  });
});
