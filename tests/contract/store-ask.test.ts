/** Statements that stand alone, beside transactions: they are part of none, and none waits for ever. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import type { Store } from "#src/gate/definitions.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { makeDataFolder } from "../support/gate/memory-store.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const mark = (name: string) =>
  sql<{
    name: string;
  }>`insert into marks (name, at, value) values (${name}, ${NOW}, '') returning name`;

async function marksOf(store: Store): Promise<string[]> {
  const rows = await store.db.selectFrom("marks").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}

async function besideTransactions(store: Store): Promise<void> {
  const asked: Promise<unknown>[] = [];
  const ask = (name: string) => asked.push(store.ask(mark(name)));
  const failing = store.transaction(async (tx) => {
    ask("a-while-begun");
    await mark("never").execute(tx);
    ask("b-while-written");
    throw new Error("taken back");
  });
  ask("c-before-begun");
  const staying = store.transaction(async (tx) => {
    await mark("d-stays").execute(tx);
    ask("e-inside");
  });
  await expect(failing).rejects.toThrow("taken back");
  await staying;
  ask("f-after");
  await Promise.all(asked);
  expect(await marksOf(store)).toEqual([
    "a-while-begun",
    "b-while-written",
    "c-before-begun",
    "d-stays",
    "e-inside",
    "f-after",
  ]);
}

describeOnBoth("a statement that stands alone", (open) => {
  it("is not taken back with a transaction beside it", async () => {
    await besideTransactions(await open());
  });

  it("fails by itself, and leaves the transaction beside it and those after it alone", async () => {
    const store = await open();
    let refused: Promise<unknown> = Promise.resolve();
    await store.transaction(async (tx) => {
      refused = store.ask(sql`select 1 / 0`).catch((error: Error) => error.message);
      await mark("stays").execute(tx);
    });
    expect(await refused).toBe("division by zero");
    expect(await store.ask(mark("after"))).toEqual([{ name: "after" }]);
    expect(await marksOf(store)).toEqual(["after", "stays"]);
  });

  it("goes on where a transaction could not even begin", async () => {
    const store = await open();
    const broken = store.db
      .transaction()
      .setIsolationLevel("none of these" as never)
      .execute(async () => {});
    const asked = store.ask(mark("beside"));
    await expect(broken).rejects.toThrow(/syntax|isolation/i);
    expect(await asked).toEqual([{ name: "beside" }]);
  });
});

describe("the embedded database in its thread", () => {
  it("takes statements that stand alone beside transactions", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fanlight-ask-"));
    await makeDataFolder(join(folder, "data"));
    const store = await openPgliteStore({ folder: join(folder, "data") });
    try {
      await besideTransactions(store);
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  });
});
