/** What is dumped from one database is found in another again, of either dialect, to the last value. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backupFolder } from "#src/gate/adapters/backup-folder.ts";
import { loadDatabase } from "#src/gate/adapters/database-load.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import { readHead, sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import type { Store } from "#src/gate/definitions.ts";
import { describeOnBoth, openEmpty } from "../support/gate/both-stores.ts";
import { createDatabase } from "../support/gate/postgres.ts";
import { sharedPostgres } from "../support/gate/shared-postgres.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addPerson } from "../support/gate/test-people.ts";

const AT = new Date("2026-11-02T10:00:00.123Z");
const PAYLOADS = [
  { text: 'quote " and \\ and\nline, ü and 日本' },
  null,
  "null",
  ["a", null, 12.5, 9007199254740993n.toString()],
];

async function* each(lines: readonly string[]) {
  yield* lines;
}

async function linesOf(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.dump(AT)) lines.push(line);
  return lines;
}

async function fill(store: Store): Promise<TestDoor> {
  const door = await openTestDoor({ store });
  const { personId } = await addPerson(door);
  for (const payload of PAYLOADS)
    await store.transaction((tx) =>
      recordEvent(tx, door.services, { type: "test.happened", subject: personId, payload }),
    );
  await sealEvents(door.services);
  await store.transaction((tx) =>
    recordEvent(tx, door.services, { type: "test.unsealed", subject: null }),
  );
  return door;
}

describeOnBoth("a dump", (open, dialect) => {
  let store: Store;
  let lines: string[];
  beforeAll(async () => {
    store = await open();
    await fill(store);
    lines = await linesOf(store);
  });

  it("begins with its kind, time, schema and the head of the log", async () => {
    const head = await readHead(store.db);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      schema: "fanlight-backup/1",
      at: AT.toISOString(),
      migrations: expect.arrayContaining(["001-door"]),
      head: { ...head },
    });
    expect(head?.seq).toBe(4);
  });

  it.each(["pglite", "postgres"] as const)("is loaded by %s to the last value", async (target) => {
    const { store: loaded, close } = await openEmpty[target]();
    const { rows } = await loadDatabase(loaded.db, each(lines));
    expect(rows).toMatchObject({ people: 1, sessions: 1, log: 4, log_private: 4, events: 1 });
    expect(await linesOf(loaded)).toEqual(lines);
    expect(await verifyChain(loaded.db)).toMatchObject({ ok: true, sealed: 4, faults: [] });
    const fresh = await loaded.db.selectFrom("events").select("id").executeTakeFirstOrThrow();
    const door = await openTestDoor({ store: loaded });
    await loaded.transaction((tx) =>
      recordEvent(tx, door.services, { type: "test.after", subject: null }),
    );
    const { id } = await loaded.db
      .selectFrom("events")
      .select(({ fn }) => fn.max("id").as("id"))
      .executeTakeFirstOrThrow();
    expect(id).toBe(fresh.id + 1);
    await close();
  });

  it("that was cut, mixed up or made up is refused, and leaves nothing", async () => {
    const { store: target, close } = await openEmpty[dialect]();
    const last = lines.length - 1;
    const broken: [string, string[]][] = [
      ["no backup", ["{}"]],
      ["no backup", []],
      [
        "newer Fanlight",
        [JSON.stringify({ ...JSON.parse(lines[0] ?? ""), migrations: ["001-door", "999-later"] })],
      ],
      ["not whole", lines.slice(0, last)],
      ["not whole", lines.filter((line) => !line.includes("test.unsealed"))],
      ["no table", [lines[0] ?? "", '["a"]']],
      [
        "type of column",
        lines.map((line) => line.replace('"uuid"', '"uuid); drop table log; --"')),
      ],
    ];
    for (const [words, damaged] of broken)
      await expect(loadDatabase(target.db, each(damaged)), words).rejects.toThrow(words);
    expect(await target.db.selectFrom("people").selectAll().execute()).toEqual([]);
    await close();
  });

  it("is of one moment, while others write", async () => {
    const reader = store.dump(AT)[Symbol.asyncIterator]();
    await reader.next();
    const writing = fill(store).catch((error: unknown) => error);
    const rest: string[] = [];
    for (let next = await reader.next(); !next.done; next = await reader.next())
      rest.push(next.value);
    expect(JSON.parse(rest.at(-1) ?? "")).toMatchObject({ end: { log: 4, events: 1 } });
    // The same address again: what matters is that it came through after the dump.
    expect(await writing).toMatchObject({ code: "23505" });
  });
});

describe("a dump of an older schema", () => {
  it("is brought to the present one", async () => {
    const { server } = await sharedPostgres();
    const store = await openPostgresStore({ url: await createDatabase(server), migrates: false });
    const header = {
      schema: "fanlight-backup/1",
      at: AT.toISOString(),
      migrations: ["001-door"],
      head: null,
    };
    const table = {
      table: "marks",
      columns: [
        ["name", "text"],
        ["at", "timestamp with time zone"],
        ["value", "text"],
      ],
    };
    const row = ["backup", "2026-11-02 10:00:00.123+00", "x"];
    await loadDatabase(
      store.db,
      each([header, table, row, { end: { marks: 1 } }].map((line) => JSON.stringify(line))),
    );
    expect(await store.db.selectFrom("marks").selectAll().execute()).toEqual([
      { name: "backup", at: AT, value: "x" },
    ]);
    const { rows } = await sql<{ count: number }>`select count(*) from kysely_migration`.execute(
      store.db,
    );
    expect(rows[0]?.count).toBeGreaterThan(1);
    await store.close();
  });
});

describe("the folder of backups", () => {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-backups-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

  it("keeps the newest, closed to others, and no half-written file", async () => {
    const backups = backupFolder(join(folder, "kept"), 3);
    for (let at = 0; at < 5; at += 1) await backups.write(each([`line ${at}`, "two"]), later(at));
    const names = readdirSync(join(folder, "kept")).sort();
    expect(names).toEqual([2, 3, 4].map((at) => `fanlight-2026-11-02T10-0${at}-00-123Z.jsonl.gz`));
    const [oldest = ""] = await backups.list();
    expect(gunzipSync(readFileSync(oldest)).toString()).toBe("line 2\ntwo\n");
    expect((statSync(oldest).mode & 0o777).toString(8)).toBe("600");
    expect((statSync(join(folder, "kept")).mode & 0o777).toString(8)).toBe("700");
    async function* failing() {
      yield "half";
      throw new Error("the database went away");
    }
    await expect(backups.write(failing(), later(9))).rejects.toThrow("the database went away");
    expect(readdirSync(join(folder, "kept")).sort()).toEqual(names);
  });

  it("reads back what it wrote, and says which file is damaged", async () => {
    const backups = backupFolder(join(folder, "read"));
    const file = join(folder, "mine.gz");
    const { path, bytes } = await backups.write(each(["ü", "b"]), AT, file);
    expect([path, bytes]).toEqual([file, statSync(file).size]);
    expect(await backups.list()).toEqual([]);
    const read = async (from: string) => {
      const found: string[] = [];
      for await (const line of backups.read(from)) found.push(line);
      return found;
    };
    expect(await read(file)).toEqual(["ü", "b"]);
    await expect(read(join(folder, "absent.gz"))).rejects.toThrow("There is no file");
    await expect(read(folder)).rejects.toThrow("damaged or no backup");
    writeFileSync(join(folder, "plain.gz"), "no gzip");
    await expect(read(join(folder, "plain.gz"))).rejects.toThrow("damaged or no backup");
    const whole = gzipSync("a long text\n".repeat(10_000));
    writeFileSync(join(folder, "cut.gz"), whole.subarray(0, whole.length - 9));
    await expect(read(join(folder, "cut.gz"))).rejects.toThrow("damaged or no backup");
  });

  it("remembers who was erased, each once, also after a line was cut", async () => {
    const backups = backupFolder(join(folder, "erased"));
    expect(await backups.erased()).toEqual([]);
    await backups.addErased(["a", "b"], AT);
    await backups.addErased(["b", "c"], AT);
    expect(await backups.erased()).toEqual(["a", "b", "c"]);
    const file = join(folder, "erased/erasures.jsonl");
    writeFileSync(file, `${readFileSync(file, "utf8")}{"id":"d","a`);
    await backups.addErased(["d"], AT);
    expect(await backups.erased()).toEqual(["a", "b", "c", "d"]);
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  });
});
