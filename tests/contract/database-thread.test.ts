import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DatabaseAway } from "#src/gate/adapters/outage.ts";
import { openEngineApart } from "#src/gate/adapters/pglite-apart.ts";
import type { Engine } from "#src/gate/adapters/pglite-engine.ts";
import { type DatabaseThread, startThread } from "#src/gate/adapters/pglite-thread.ts";
import { makeDataFolder } from "../support/gate/memory-store.ts";

const folder = mkdtempSync(join(tmpdir(), "fanlight-thread-"));
const threads: DatabaseThread[] = [];
let engine: Engine | undefined;

async function open(): Promise<Engine> {
  const start = async (place: string) => {
    const thread = await startThread(place);
    threads.push(thread);
    return thread;
  };
  engine = await openEngineApart({ folder: join(folder, "data"), start });
  return engine;
}

beforeAll(() => makeDataFolder(join(folder, "data")));
afterEach(() => engine?.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("statements go to and fro as they are, and their errors keep what the database says", async () => {
  const { query } = await open();
  const at = new Date("2026-05-04T03:02:01.000Z");
  const bytes = new Uint8Array([0, 255, 7]);
  const { rows } = await query(
    "select $1::timestamptz as at, $2::bytea as bytes, $3::jsonb as json, 7::bigint as number, null as none",
    [at, bytes, { deep: [1, "two"] }],
  );
  expect(rows).toEqual([{ at, bytes, json: { deep: [1, "two"] }, number: 7, none: null }]);
  await expect(query("select * from nowhere", [])).rejects.toMatchObject({
    code: "42P01",
    severity: "ERROR",
    message: 'relation "nowhere" does not exist',
  });
});

test("the process goes on while a statement takes its time", async () => {
  const { query } = await open();
  let beats = 0;
  const heart = setInterval(() => {
    beats += 1;
  }, 5);
  // The embedded database does not sleep: it works.
  await query("select count(*) from generate_series(1, 3000000)", []);
  clearInterval(heart);
  expect(beats).toBeGreaterThan(5);
});

test("a thread that ended fails what it was asked, and is followed by another that has all that was kept", async () => {
  const engineApart = await open();
  await engineApart.query("create table kept (id int)", []);
  await engineApart.query("insert into kept values (1)", []);
  await engineApart.query("start transaction", []);
  const { generation } = engineApart;
  await engineApart.query("insert into kept values (2)", [], generation);
  const cut = engineApart.query("select count(*) from generate_series(1, 30000000)", []);
  const failed = expect(cut).rejects.toThrow(DatabaseAway);
  await threads.at(-1)?.end();
  await failed;
  await expect(engineApart.query("insert into kept values (3)", [], generation)).rejects.toThrow(
    DatabaseAway,
  );
  expect(engineApart.generation).toBeGreaterThan(generation);
  await pause(10);
  const { rows } = await engineApart.query("select id from kept", []);
  expect(rows).toEqual([{ id: 1 }]);
});

test("what cannot be opened says why, and leaves no thread", async () => {
  await expect(startThread("/dev/null/here")).rejects.toThrow();
});

test("a process that asks nothing more ends by itself, after what it asked", () => {
  const module = resolve(import.meta.dirname, "../../src/gate/adapters/pglite-apart.ts");
  const script = join(folder, "ask.mjs");
  writeFileSync(
    script,
    `import { openEngineApart } from ${JSON.stringify(pathToFileURL(module).href)};
    const engine = await openEngineApart({ folder: ${JSON.stringify(join(folder, "data"))} });
    engine.query("select 6 * 7 as answer", []).then(({ rows }) => console.log(rows[0].answer));
  `,
  );
  const run = spawnSync(process.execPath, [script], { encoding: "utf8", timeout: 60_000 });
  expect(run).toMatchObject({ status: 0, stdout: "42\n" });
});
