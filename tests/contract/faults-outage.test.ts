/** A database that goes away and comes back, a disk that is full, a clock that is set back. */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { backupFolder } from "#src/gate/adapters/backup-folder.ts";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import { type Store, StoreFault } from "#src/gate/definitions.ts";
import { takePoint } from "#src/gate/limits/take-point.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { makeDataFolder } from "../support/gate/memory-store.ts";
import { createDatabase, type PostgresServer, startPostgres } from "../support/gate/postgres.ts";
import { mountSmallDisk, type SmallDisk } from "../support/gate/small-disk.ts";
import { openTestDoor } from "../support/gate/test-door.ts";

const mark = (store: Store, name: string, value = "") =>
  store.db.insertInto("marks").values({ name, at: new Date(), value }).execute();
const marks = async (store: Store) =>
  (await store.db.selectFrom("marks").select("name").orderBy("name").execute()).map(
    ({ name }) => name,
  );
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("PostgreSQL that stops", () => {
  let server: PostgresServer;
  let store: Store;
  beforeAll(async () => {
    server = await startPostgres();
    store = await openPostgresStore({ url: await createDatabase(server.url) });
  });
  afterAll(async () => {
    await store.close();
    await server.remove();
  });

  it.each(["stop", "kill"] as const)(
    "(%s) is an outage while it is away, and serves again once it is back",
    async (end) => {
      await mark(store, `${end} before`);
      // Connections that are open and idle when it ends.
      await Promise.all(
        Array.from({ length: 8 }, () => store.db.selectFrom("marks").selectAll().execute()),
      );
      let inside: unknown;
      const broken = errorOf(
        store.transaction(async (tx) => {
          await tx
            .insertInto("marks")
            .values({ name: `${end} lost`, at: new Date(), value: "" })
            .execute();
          await server[end]();
          inside = await errorOf(tx.selectFrom("marks").selectAll().execute());
          throw inside;
        }),
      );
      const error = await broken;
      expect(store.isOutage(inside), String(inside)).toBe(true);
      expect(store.isOutage(error), String(error)).toBe(true);
      const away = await Promise.all(
        Array.from({ length: 12 }, () => errorOf(mark(store, `${end} away`))),
      );
      expect(away.filter((one) => !store.isOutage(one)).map(String)).toEqual([]);

      await server.start();
      await vi.waitFor(() => mark(store, `${end} after`), 10_000);
      expect(await marks(store)).toEqual(expect.arrayContaining([`${end} before`, `${end} after`]));
      expect(
        (await marks(store)).filter((name) => name.endsWith("lost") || name.endsWith("away")),
      ).toEqual([]);
      const all = await Promise.all(
        Array.from({ length: 12 }, (_, at) => errorOf(mark(store, `${end} again ${at}`))),
      );
      expect(all.filter(Boolean)).toEqual([]);
    },
  );
});

describe("a full disk under the embedded database", () => {
  let disk: SmallDisk | string;
  let store: Store | undefined;
  const folder = () => join((disk as SmallDisk).folder, "database");
  beforeAll(async () => {
    disk = mountSmallDisk(80);
    if (typeof disk !== "string") await makeDataFolder(folder());
  });
  afterEach(async () => {
    if (typeof disk !== "string") disk.free();
    await store?.close();
    store = undefined;
  });
  afterAll(() => {
    if (typeof disk !== "string") disk.remove();
  });

  it("is an outage that ends when there is room again, with nothing lost", async ({ skip }) => {
    if (typeof disk === "string") return skip(disk);
    store = await openPgliteStore({ folder: folder(), as: "a test" });
    disk.fill(2 * 1024 * 1024);
    const confirmed: string[] = [];
    let failure: unknown;
    for (let at = 0; failure === undefined && at < 5000; at += 1) {
      const name = `row ${String(at).padStart(5, "0")}`;
      failure = await errorOf(mark(store, name, randomBytes(1500).toString("hex")));
      if (failure === undefined) confirmed.push(name);
    }
    expect(store.isOutage(failure), String(failure)).toBe(true);
    expect(confirmed.length).toBeGreaterThan(10);
    disk.free();
    const open = store;
    await vi.waitFor(() => mark(open, "zz after"), 10_000);
    expect(await marks(store)).toEqual([...confirmed, "zz after"]);
  });

  it("that leaves no room for the log ends the instance, and another takes its place", async ({
    skip,
  }) => {
    if (typeof disk === "string") return skip(disk);
    store = await openPgliteStore({ folder: folder(), as: "a test" });
    const open = store;
    await mark(store, "zz before");
    disk.fill(100 * 1024);
    const writeLog = () =>
      sql`select pg_logical_emit_message(true, 'test', ${"x".repeat(40_000)})`.execute(open.db);
    let failure: unknown;
    for (let at = 0; failure === undefined && at < 5000; at += 1)
      failure = await errorOf(writeLog());
    expect(failure).toMatchObject({ severity: "PANIC" });
    expect(store.isOutage(failure), String(failure)).toBe(true);
    const next = await errorOf(marks(store));
    expect(store.isOutage(next), String(next)).toBe(true);
    disk.free();
    await vi.waitFor(() => mark(open, "zz panic over"), 10_000);
    expect(await marks(store)).toEqual(expect.arrayContaining(["zz before", "zz panic over"]));
  });

  it("keeps a transaction from going on in another instance", async ({ skip }) => {
    if (typeof disk === "string") return skip(disk);
    const small = disk;
    store = await openPgliteStore({ folder: folder(), as: "a test" });
    const late = await errorOf(
      store.transaction(async (tx) => {
        await tx
          .insertInto("marks")
          .values({ name: "zzz half", at: new Date(), value: "" })
          .execute();
        small.fill(100 * 1024);
        for (let failure: unknown; failure === undefined; )
          failure = await errorOf(
            sql`select pg_logical_emit_message(true, 'test', ${"x".repeat(40_000)})`.execute(tx),
          );
        small.free();
        await new Promise((later) => setTimeout(later, 1500));
        await tx
          .insertInto("marks")
          .values({ name: "zzz other half", at: new Date(), value: "" })
          .execute();
      }),
    );
    expect(store.isOutage(late), String(late)).toBe(true);
    const open = store;
    await vi.waitFor(() => marks(open), 10_000);
    expect((await marks(store)).filter((name) => name.startsWith("zzz"))).toEqual([]);
  });

  it("leaves no half-written backup, and says why the database does not open", async ({ skip }) => {
    if (typeof disk === "string") return skip(disk);
    store = await openPgliteStore({ folder: folder(), as: "a test" });
    disk.fill(0);
    const backups = backupFolder(join(disk.folder, "backups"));
    const failure = await errorOf(backups.write(store.dump(new Date()), new Date()));
    expect(store.isOutage(failure), String(failure)).toBe(true);
    const written = join(disk.folder, "backups");
    expect(existsSync(written) ? readdirSync(written) : []).toEqual([]);
    expect(await marks(store)).toContain("zz before");
    await errorOf(store.close());
    store = undefined;
    // Closing has removed what the log no longer needs.
    disk.free();
    disk.fill(0);
    const refused = await errorOf(openPgliteStore({ folder: folder(), as: "a test" }));
    expect(refused).toBeInstanceOf(StoreFault);
    expect(String(refused)).toContain("only 0 MB are free there. Make room and start again.");
    disk.free();
    store = await openPgliteStore({ folder: folder(), as: "a test" });
    expect(await marks(store)).toContain("zz before");
  });
});

describeOnBoth("a clock that is set back", (open) => {
  it("leaves a chain that holds, and limits that end", async () => {
    const store = await open();
    const { services, clock } = await openTestDoor({ store });
    const record = () =>
      store.transaction((tx) =>
        recordEvent(tx, services, { type: "test.happened", subject: null }),
      );
    const take = () => takePoint(store.db, [{ key: "one", points: 1, seconds: 60 }], clock.now());
    await record();
    expect(await take()).toEqual({ within: true });
    expect(await take()).toEqual({ within: false });
    clock.advance({ days: -400 });
    await record();
    expect(await take()).toEqual({ within: true });
    expect(await take()).toEqual({ within: false });
    clock.advance({ seconds: -30 });
    expect(await take()).toEqual({ within: false });
    await sealEvents(services);
    clock.advance({ days: 1 });
    await record();
    await sealEvents(services);
    expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: 3, faults: [] });
  });
});
