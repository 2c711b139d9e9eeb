/** Six servers that start at once, and databases that cannot be used: what comes up, and what the owner is told. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { refuseOldServer } from "#src/gate/adapters/postgres-fault.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { StoreFault } from "#src/gate/definitions.ts";
import { makeDataFolder } from "../support/gate/memory-store.ts";
import {
  createDatabase,
  freePort,
  GUARDED,
  type PostgresServer,
  runStatement,
  startPostgres,
} from "../support/gate/postgres.ts";
import { sharedPostgres } from "../support/gate/shared-postgres.ts";
import { startWriter } from "../support/gate/writer-process.ts";

const base = mkdtempSync(join(tmpdir(), "fanlight-start-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const faultOf = (opening: Promise<unknown>) =>
  opening.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("six servers at once", () => {
  it("all come up on an empty PostgreSQL database", { timeout: 180_000 }, async () => {
    const url = await createDatabase((await sharedPostgres()).server);
    const servers = Array.from({ length: 6 }, () => startWriter("open", { url }));
    const said = await Promise.all(servers.map((server) => server.until(() => true)));
    expect(
      said.filter(({ open }) => open !== undefined),
      JSON.stringify(said),
    ).toHaveLength(6);
    await Promise.all(servers.map((server) => server.kill()));
  });

  it("on one data folder: one opens it, five are told who has it", {
    timeout: 180_000,
  }, async () => {
    const folder = join(base, "database");
    const servers = Array.from({ length: 6 }, () => startWriter("open", { folder }));
    const said = await Promise.all(servers.map((server) => server.until(() => true)));
    const holders = said.filter(({ open }) => open !== undefined);
    expect(holders, JSON.stringify(said)).toHaveLength(1);
    const refused = said.flatMap(({ refused: words }) => words ?? []);
    expect(refused).toHaveLength(5);
    for (const words of refused)
      expect(words).toContain(`is open in the server (process ${holders[0]?.open}, since`);
    await Promise.all(servers.map((server) => server.kill()));
    // Whoever was killed leaves the folder to the next.
    const next = await openPgliteStore({ folder, as: "the server" });
    await next.close();
  });
});

describe("a PostgreSQL that cannot be used", () => {
  let server: PostgresServer;
  let at = "";
  beforeAll(async () => {
    server = await startPostgres();
    at = `127.0.0.1:${server.port}`;
  });
  afterAll(() => server.remove());

  it("is named with what to do, and the password is never repeated", async () => {
    const closed = await freePort();
    const expected: [string, string][] = [
      [
        `postgres://fanlight:hush@127.0.0.1:${closed}/x`,
        `PostgreSQL at 127.0.0.1:${closed} cannot be reached (ECONNREFUSED). Check that it runs, and that the address in DATABASE_URL is right and open to this machine.`,
      ],
      [
        `postgres://fanlight:hush@${at}/absent`,
        `PostgreSQL at ${at} has no database "absent". Create it, or correct the name at the end of DATABASE_URL.`,
      ],
      [
        `postgres://${GUARDED.user}:hush@${at}/postgres`,
        `PostgreSQL at ${at} refused the password of "${GUARDED.user}". Correct the user or the password in DATABASE_URL.`,
      ],
    ];
    for (const [url, words] of expected) {
      const fault = await faultOf(openPostgresStore({ url }));
      expect(fault).toBeInstanceOf(StoreFault);
      expect((fault as Error).message).toBe(words);
    }
  });

  it("is used with the right password", async () => {
    const store = await openPostgresStore({
      url: `postgres://${GUARDED.user}:${encodeURIComponent(GUARDED.password)}@${at}/postgres`,
      migrates: false,
    });
    await store.close();
  });

  it("is refused when it is older than 15", () => {
    const url = "postgres://u:hush@db.example.com/x";
    expect(() => refuseOldServer(150_000, url)).not.toThrow();
    expect(() => refuseOldServer(140_011, url)).toThrow(
      new StoreFault(
        "PostgreSQL at db.example.com:5432 is version 14, and Fanlight needs 15 or newer. Upgrade it, or set DATABASE_URL to another server.",
      ),
    );
  });

  it("is refused when a newer Fanlight has used it", async () => {
    const url = await createDatabase(server.url);
    await runStatement(
      url,
      "create table kysely_migration (name text, timestamp text); insert into kysely_migration values ('999-later', '')",
    );
    expect(String(await faultOf(openPostgresStore({ url })))).toContain(
      "used by a newer Fanlight (migration 999-later)",
    );
  });
});

describe("a data folder that cannot be used", () => {
  it.each([
    ["holds something else", "notes.txt", "holds files that are no database"],
    [
      "was made by another version",
      "PG_VERSION",
      "another version of the embedded database (PostgreSQL 17, this one is 18)",
    ],
  ])("is left as it is where it %s", async (_, file, words) => {
    const folder = join(base, file);
    mkdirSync(folder);
    writeFileSync(join(folder, file), "17\n");
    const fault = await faultOf(openPgliteStore({ folder, as: "the server" }));
    expect(fault).toBeInstanceOf(StoreFault);
    expect((fault as Error).message).toContain(words);
    expect(readdirSync(folder)).toEqual([file]);
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it("is said to be damaged where its database does not start", async () => {
    const folder = join(base, "damaged");
    await makeDataFolder(folder);
    writeFileSync(join(folder, "global/pg_control"), "");
    const fault = await faultOf(openPgliteStore({ folder, as: "the server" }));
    expect(fault).toBeInstanceOf(StoreFault);
    expect((fault as Error).message).toBe(
      `The database in ${folder} could not be opened: it may be damaged. Move the folder away and restore the newest backup: npm run fanlight -- restore <file>.`,
    );
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });
});
