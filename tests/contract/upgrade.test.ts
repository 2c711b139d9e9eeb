/** Data that an older schema holds is there after an upgrade, to the last value, and the door goes on with it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { loadDatabase } from "#src/gate/adapters/database-load.ts";
import { migrate, readSchema } from "#src/gate/adapters/migrate.ts";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { presentNda } from "#src/gate/agreements/present-nda.ts";
import { signAgreement } from "#src/gate/agreements/sign-agreement.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import type { Store } from "#src/gate/definitions.ts";
import { startDownload } from "#src/gate/downloads/start-download.ts";
import { giveGrant } from "#src/gate/grants/give-grant.ts";
import { migrations } from "#src/gate/migrations/index.ts";
import { askForDocuments } from "#src/gate/requests/ask-for-documents.ts";
import { findVisitor } from "#src/gate/sessions/visitor-session.ts";
import { openEmpty } from "../support/gate/both-stores.ts";
import { fakePrinter, fakeStamper, fakeVault } from "../support/gate/fake-documents.ts";
import { makeDataFolder } from "../support/gate/memory-store.ts";
import { createDatabase } from "../support/gate/postgres.ts";
import { sharedPostgres } from "../support/gate/shared-postgres.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addPerson, addRequest, type TestPerson } from "../support/gate/test-people.ts";

const base = mkdtempSync(join(tmpdir(), "fanlight-upgrade-"));
afterAll(() => rmSync(base, { recursive: true }));

interface Place {
  /** With no table in it. */
  empty(): Promise<Store>;
  /** As a server opens it: the schema is brought up to date. */
  open(): Promise<Store>;
}

const places: Record<Store["dialect"], () => Promise<Place>> = {
  pglite: async () => {
    const folder = join(mkdtempSync(join(base, "pglite-")), "database");
    await makeDataFolder(folder);
    return {
      async empty() {
        const store = await openPgliteStore({ folder, as: "a test", migrates: false });
        await sql`drop schema public cascade`.execute(store.db);
        await sql`create schema public`.execute(store.db);
        return store;
      },
      open: () => openPgliteStore({ folder, as: "a test" }),
    };
  },
  postgres: async () => {
    const url = await createDatabase((await sharedPostgres()).server);
    return {
      empty: () => openPostgresStore({ url, migrates: false }),
      open: () => openPostgresStore({ url }),
    };
  },
};

const openDoor = (store: Store) =>
  openTestDoor({
    store,
    services: { stamper: fakeStamper(), vault: fakeVault({}), printer: fakePrinter() },
  });

const download = ({ services }: TestDoor, visitor: TestPerson) =>
  startDownload(services, { visitor, documentId: "pentest", acknowledged: false });

/** Somebody who signed and downloaded, somebody who waits, and a record that is not sealed yet. */
async function fill(store: Store): Promise<TestPerson> {
  const door = await openDoor(store);
  const ada = await addPerson(door, "ada@example.org", { name: "Łucja Ångström 日本" });
  await addRequest(door, await addPerson(door, "bo@example.org"), { documents: ["architecture"] });
  await signAgreement(door.services, {
    visitor: ada,
    proof: presentNda(door.services, ada.personId)?.proof ?? "",
    typed: { ...ada, capacity: "bind", agreed: true },
    sender: { ip: "198.51.100.7", userAgent: "Test", language: "en" },
  });
  await store.transaction((tx) =>
    giveGrant(tx, door.services, {
      ...{ personId: ada.personId, documentId: "pentest", days: 30, nda: "required" },
      ...{ grantedBy: "approver@example.com", maxDownloads: 2 },
    }),
  );
  expect(await download(door, ada)).toMatchObject({ outcome: "started" });
  await sealEvents(door.services);
  const late = { type: "test.late", subject: ada.personId };
  await store.transaction((tx) => recordEvent(tx, door.services, late));
  return ada;
}

const AT = new Date("2026-11-02T10:00:00.000Z");
async function linesOf(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.dump(AT)) lines.push(line);
  return lines;
}
const rowsOf = (lines: readonly string[]) => lines.filter((line) => line.startsWith("["));

async function expectToGoOn(store: Store, ada: TestPerson): Promise<void> {
  const door = await openDoor(store);
  expect((await readSchema(store.db)).waiting).toEqual([]);
  expect(await verifyChain(store.db)).toMatchObject({ ok: true, faults: [] });
  await sealEvents(door.services);
  expect(await verifyChain(store.db)).toMatchObject({ ok: true, faults: [] });
  expect(await findVisitor(door.services, ada.token)).toMatchObject({ email: ada.email });
  expect(await download(door, ada)).toMatchObject({ outcome: "started" });
  expect(await download(door, ada)).toMatchObject({ outcome: "hindered" });
  const from = { ip: "192.0.2.7", network: "192.0.2.7", userAgent: "Test", language: "en" };
  const typed = {
    email: "cy@example.org",
    name: "Cy",
    title: "Analyst",
    company: "Cy",
    purpose: "To buy",
  };
  const asked = await askForDocuments(door.services, {
    typed: { ...typed, documents: ["pentest"] },
    trap: "",
    from: { ...from, browser: "a browser" },
  });
  expect(asked).toEqual({ kind: "taken" });
  expect((await door.waitingMails()).at(-1)).toMatchObject({ to: "cy@example.org" });
}

const all = Object.keys(migrations).slice(0, -1);
/** The oldest runs every later migration, the newest is what most databases come from; those between run in the full run. */
const older = process.env.FANLIGHT_TEST_FULL ? all : [...all.slice(0, 1), ...all.slice(-1)];

describe.each(["pglite", "postgres"] as const)("an upgrade on %s", (dialect) => {
  it.each(older)(
    "from the schema of %s keeps every row, and the door goes on",
    { timeout: 120_000 },
    async (last) => {
      const { empty, open } = await places[dialect]();
      const before = await empty();
      await migrate(before.db, last);
      const ada = await fill(before);
      const kept = await linesOf(before);
      expect(JSON.parse(kept[0] ?? "").migrations.at(-1)).toBe(last);
      await before.close();

      const after = await open();
      const found = new Set(rowsOf(await linesOf(after)));
      expect(rowsOf(kept).length).toBeGreaterThan(15);
      expect(rowsOf(kept).filter((row) => !found.has(row))).toEqual([]);
      await expectToGoOn(after, ada);
      await after.close();

      // A backup of that time, restored by this version.
      const other = await openEmpty.postgres();
      await sql`drop schema public cascade`.execute(other.store.db);
      await sql`create schema public`.execute(other.store.db);
      await loadDatabase(other.store.db, each(kept));
      await expectToGoOn(other.store, ada);
      await other.close();
    },
  );
});

async function* each(lines: readonly string[]) {
  yield* lines;
}
