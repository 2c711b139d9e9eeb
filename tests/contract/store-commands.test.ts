/** `backup`, `restore`, `migrate` and `store move`, on real databases, beside a server and without one. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { askControl, controlPath, serveControl } from "#src/gate/adapters/control-socket.ts";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { erasePerson } from "#src/gate/audit/erase-person.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import { keepErased } from "#src/gate/backups/keep-erased.ts";
import { type Services, type Store, StoreFault } from "#src/gate/definitions.ts";
import { listenForCommands, servicesOn } from "#src/gate/store-services.ts";
import { root, runCli } from "../cli/run-cli.ts";
import { makeDataFolder } from "../support/gate/memory-store.ts";
import { createDatabase } from "../support/gate/postgres.ts";
import { sharedPostgres } from "../support/gate/shared-postgres.ts";
import { openTestDoor } from "../support/gate/test-door.ts";
import { addPerson } from "../support/gate/test-people.ts";

const base = mkdtempSync(join(tmpdir(), "fanlight-store-"));
afterAll(() => rmSync(base, { recursive: true }));

let data = "";
let count = 0;
beforeEach(() => {
  count += 1;
  data = join(base, String(count));
});

interface Where {
  data?: string;
  url?: string;
}

const environment = ({ data: folder = data, url }: Where = {}) => ({
  FANLIGHT_DATA: folder,
  FANLIGHT_SECRET: "a secret for tests that is long enough",
  ...(url && { DATABASE_URL: url }),
});
const cli = (argv: string[], where?: Where) => runCli(argv, { cwd: base, env: environment(where) });
const openFolder = () => openPgliteStore({ folder: join(data, "database"), as: "the server" });
const freshDatabase = async () => createDatabase((await sharedPostgres()).server);

/** Two people, four sealed records and one that is not. */
async function fill(store: Store): Promise<{ ada: string; services: Services }> {
  const door = await openTestDoor({ store });
  const ada = await addPerson(door, "ada@example.org");
  await addPerson(door, "bob@example.org", { name: "Bob" });
  for (const subject of [ada.personId, ada.personId, null, null])
    await store.transaction((tx) =>
      recordEvent(tx, door.services, {
        type: "test.happened",
        subject,
        payload: { secret: subject ? "of Ada" : "of nobody" },
      }),
    );
  await sealEvents(door.services);
  await store.transaction((tx) =>
    recordEvent(tx, door.services, { type: "test.late", subject: null }),
  );
  return { ada: ada.personId, services: door.services };
}

async function filledFolder(): Promise<string> {
  await makeDataFolder(join(data, "database"));
  const store = await openFolder();
  const { ada } = await fill(store);
  await store.close();
  return ada;
}

const emails = async (store: Store) =>
  (await store.db.selectFrom("people").select("email").orderBy("email").execute()).map(
    ({ email }) => email,
  );

describe("backup and restore of the embedded database", () => {
  it("bring back what was there, put aside what came after, and keep the erased erased", {
    timeout: 180_000,
  }, async () => {
    const ada = await filledFolder();
    const backup = await cli(["backup"]);
    expect(backup).toMatchObject({ code: 0, err: "" });
    const [name = ""] = readdirSync(join(data, "backups")).filter((file) => file.endsWith(".gz"));
    expect(backup.out).toMatch(`${count}/backups/${name}: `);
    expect(backup.out).toMatch(/The log in it ends with record 4: 4:[0-9a-f]{64}$/);
    expect(gunzipSync(readFileSync(join(data, "backups", name))).toString()).toContain("of Ada");

    const store = await openFolder();
    const { services } = await openTestDoor({ store });
    await erasePerson({ ...services, ...servicesOn(store, options()) }, ada, "owner@example.com");
    await store.close();

    const refused = await cli(["restore", `${count}/backups/${name}`]);
    expect(refused.code).toBe(1);
    expect(refused.err).toBe(
      `The database in ${join(data, "database")} is not empty, so nothing was written to it. With --replace what is there is put aside, not deleted, and the backup takes its place.`,
    );
    const restored = await cli(["restore", `${count}/backups/${name}`, "--replace"]);
    expect(restored.err.replace(/\{.*\}/g, "")).toBe("");
    expect(restored.out).toContain("Erased again, since they were erased after that: 1.");
    expect(restored.out).toMatch(/contents erased on .* by event \d+/);
    const [aside = ""] = readdirSync(data).filter((file) => file.includes(".before-"));
    expect(restored.out).toContain(`is kept in ${join(data, aside)}`);
    expect(existsSync(join(data, "database.restored"))).toBe(false);

    const again = await openFolder();
    expect(await emails(again)).toEqual(["bob@example.org"]);
    expect(await verifyChain(again.db)).toMatchObject({ ok: true });
    const dumped: string[] = [];
    for await (const line of again.dump(new Date())) dumped.push(line);
    expect(dumped.join("\n")).not.toMatch(/ada@example|of Ada/);
    await again.close();
    const files = readdirSync(join(data, "database"), { recursive: true, withFileTypes: true });
    const traces = files.filter(
      (file) =>
        file.isFile() && readFileSync(join(file.parentPath, file.name)).includes("ada@example.org"),
    );
    expect(traces.map(({ name: file }) => file)).toEqual([]);
  });

  it("leaves the database as it is where the backup is damaged", async () => {
    await filledFolder();
    await cli(["backup", "whole.gz"]);
    expect((statSync(join(base, "whole.gz")).mode & 0o777).toString(8)).toBe("600");
    const whole = readFileSync(join(base, "whole.gz"));
    writeFileSync(join(base, "cut.gz"), whole.subarray(0, whole.length - 20));
    const refused = await cli(["restore", "cut.gz", "--replace"]);
    expect(refused).toMatchObject({
      code: 1,
      err: `The file ${join(base, "cut.gz")} is damaged or no backup.`,
    });
    expect(readdirSync(data)).toEqual(["database"]);
    const store = await openFolder();
    expect(await emails(store)).toEqual(["ada@example.org", "bob@example.org"]);
    await store.close();
    const nothing = await cli(["restore", "absent.gz", "--replace"]);
    expect(nothing).toMatchObject({ code: 1, err: `There is no file ${join(base, "absent.gz")}.` });
  });

  it("fill a place where nothing was, and refuse to back up where nothing is", async () => {
    await filledFolder();
    await cli(["backup", "to-move.gz"]);
    const other = join(base, `${count}-other`);
    expect(await cli(["backup"], { data: other })).toMatchObject({
      code: 1,
      err: `There is no database in ${join(other, "database")} yet.`,
    });
    expect(await cli(["restore", "to-move.gz"], { data: other })).toMatchObject({
      code: 0,
      err: "",
    });
    const store = await openPgliteStore({ folder: join(other, "database"), as: "a test" });
    expect(await emails(store)).toEqual(["ada@example.org", "bob@example.org"]);
    await store.close();
  });
});

function options() {
  return { root, env: environment(), write: () => {} };
}

describe("beside a server that has the embedded database open", () => {
  it("backup goes through its socket, restore and the rest are refused", async () => {
    await filledFolder();
    const store = await openFolder();
    const { services } = await openTestDoor({ store });
    const listening = await listenForCommands(options(), {
      ...services,
      ...servicesOn(store, options()),
    });
    expect((statSync(controlPath(data)).mode & 0o777).toString(8)).toBe("600");
    expect(await cli(["backup", "beside.gz"])).toMatchObject({ code: 0, err: "" });
    expect(statSync(join(base, "beside.gz")).size).toBeGreaterThan(500);
    for (const command of [
      ["restore", "beside.gz", "--replace"],
      ["migrate"],
      ["store", "move", "--to", "postgres://x@127.0.0.1:1/x"],
    ]) {
      const refused = await cli(command);
      expect(refused.code, command.join(" ")).toBe(1);
      expect(refused.err).toContain(`is open in the server (process ${process.pid}, since`);
    }
    await expect(askControl(controlPath(data), "fly", {})).rejects.toThrow(
      'does not know the command "fly"',
    );
    await listening.close();
    await store.close();
    expect(await cli(["backup", "after.gz"])).toMatchObject({ code: 0 });
  });
});

describe("the socket", () => {
  it("answers many at once, tells failures, and survives a caller that leaves", async () => {
    const path = controlPath(data);
    const server = await serveControl(path, async (name, input) => {
      if (name === "refuse") throw new StoreFault("Not now.");
      if (name === "fail") throw new RangeError("out of range");
      return { name, input };
    });
    const inputs = Array.from({ length: 20 }, (_, at) => ({ at, text: "ü\n".repeat(1000) }));
    const answers = await Promise.all(inputs.map((input) => askControl(path, "echo", input)));
    expect(answers).toEqual(inputs.map((input) => ({ result: { name: "echo", input } })));
    await expect(askControl(path, "refuse", {})).rejects.toThrow(new StoreFault("Not now."));
    await expect(askControl(path, "fail", {})).rejects.toThrow(
      "The server could not carry out the command: out of range",
    );
    await expect(askControl(path, "echo", "x".repeat(2_000_000))).rejects.toThrow(
      "more than a command may be given",
    );
    await server.close();
    expect(await askControl(path, "echo", {})).toBeUndefined();
    writeFileSync(path, "");
    expect(await askControl(path, "echo", {})).toBeUndefined();
    await (await serveControl(path, async () => 1)).close();
  });

  it("lies elsewhere where the folder's path is too long for one", async () => {
    const long = join(data, "x".repeat(120));
    const server = await serveControl(controlPath(long), async () => "here");
    expect(Buffer.byteLength(controlPath(long))).toBeLessThan(100);
    expect(await askControl(controlPath(long), "any", {})).toEqual({ result: "here" });
    await server.close();
  });
});

describe("backup and restore of PostgreSQL", () => {
  it("fill an empty database in one transaction, and put tables aside only when asked", async () => {
    const url = await freshDatabase();
    const store = await openPostgresStore({ url });
    const { ada, services } = await fill(store);
    const refused = await cli(["backup", "pg.gz"], { url });
    expect(refused).toMatchObject({ code: 0, err: "" });
    expect(refused.out).toContain("PostgreSQL is not backed up by itself: run pg_dump");
    await erasePerson(services, ada, "owner@example.com");
    await keepErased({ ...services, ...servicesOn(store, options()) });
    const open = await cli(["restore", "pg.gz", "--replace"], { url });
    expect(open.err).toMatch(
      /^Fanlight has the database test_\w+ at 127\.0\.0\.1:\d+ open elsewhere\. Stop its servers first/,
    );
    await store.close();
    expect((await cli(["restore", "pg.gz"], { url })).err).toContain(
      "is not empty, so nothing was written",
    );
    // The server takes a moment to notice that the connections of the store are closed.
    const restored = await vi.waitFor(async () => {
      const ran = await cli(["restore", "pg.gz", "--replace"], { url });
      expect(ran.code, ran.err).toBe(0);
      return ran;
    }, 20_000);
    expect(restored.out).toMatch(/Erased again, since they were erased after that: 1\./);
    expect(restored.out).toMatch(/is kept in the schema fanlight_before_\d+\./);
    const again = await openPostgresStore({ url });
    expect(await emails(again)).toEqual(["bob@example.org"]);
    expect(await verifyChain(again.db)).toMatchObject({ ok: true });
    await again.close();
  });
});

describe("migrate", () => {
  it("says what waits, does it, and finds nothing left", async () => {
    const url = await freshDatabase();
    const check = await cli(["migrate", "--check"], { url });
    expect(check.code).toBe(1);
    expect(check.out).toMatch(/^These migrations wait for test_\w+ at 127\.0\.0\.1:\d+: 001-door/);
    expect(await cli(["migrate"], { url })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Migrated test_\w+ at .*: 001-door/),
    });
    expect(await cli(["migrate", "--check"], { url })).toMatchObject({
      code: 0,
      out: expect.stringContaining("is up to date"),
    });
    expect((await cli(["migrate", "--check"])).out).toContain(
      `These migrations wait for ${join(data, "database")}: 001-door`,
    );
  });
});

describe("store move", () => {
  it("takes every row to PostgreSQL, chain and ids included, into an empty database only", async () => {
    await filledFolder();
    const source = await openFolder();
    const before: string[] = [];
    const at = new Date();
    for await (const line of source.dump(at)) before.push(line);
    await source.close();
    const url = await freshDatabase();
    const moved = await cli(["store", "move", "--to", url]);
    expect(moved, moved.err).toMatchObject({ code: 0, err: "" });
    expect(moved.out).toContain("4 records sealed.");
    expect(moved.out).toContain("Set DATABASE_URL to it and start the server.");
    const target = await openPostgresStore({ url });
    const after: string[] = [];
    for await (const line of target.dump(at)) after.push(line);
    expect(after).toEqual(before);
    const { services } = await openTestDoor({ store: target });
    await target.transaction((tx) =>
      recordEvent(tx, services, { type: "test.after", subject: null }),
    );
    await sealEvents(services);
    expect(await verifyChain(target.db)).toMatchObject({ ok: true, sealed: 6 });
    await target.close();
    expect(await cli(["store", "move"], { url })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is not empty, so nothing was written to it\.$/),
    });
  });

  it("says what is missing", async () => {
    expect(await cli(["store", "move"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("Say with --to"),
    });
    expect(await cli(["store", "move", "--to", "postgres://x@127.0.0.1:1/x"])).toMatchObject({
      code: 1,
      err: `Nothing was moved. There is no database in ${join(data, "database")} yet.`,
    });
  });
});
