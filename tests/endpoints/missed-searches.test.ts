/** Searches that found nothing: counted by days, without readers, and readable only once they came back. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Store } from "#src/gate/definitions.ts";
import { searchesPage } from "#src/gate/http/admin/searches.ts";
import { answerSearched } from "#src/gate/http/visitor/searched.ts";
import { clearLeftovers } from "#src/gate/retention/clear-leftovers.ts";
import { askAdmin, doorOf, pageOf, signInAs } from "../support/gate/admin.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { dumpAsText } from "../support/gate/whole-database.ts";

let store: Store;
let door: TestDoor;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({ store });
});

async function search(body: string): Promise<Response> {
  const url = new URL("/gate/searched/", door.services.settings.publicUrl);
  return answerSearched(new Request(url, { method: "POST", body }), doorOf(door));
}
const missed = (words: string) => search(JSON.stringify({ words }));

async function listed() {
  const as = await signInAs(door, "owner");
  const answer = await searchesPage(askAdmin(door, "/admin/searches/", { as }), doorOf(door));
  return pageOf(answer).searches.map(({ words, days }) => [words, days]);
}

it("is readable from the third day on, and counted once a day", async () => {
  for (let day = 1; day <= 4; day += 1) {
    for (let time = 0; time < 5; time += 1) await missed(" FedRAMP   moderate? ");
    if (day === 2) {
      expect(await dumpAsText(store)).not.toContain("fedramp");
      expect(await listed()).toEqual([]);
    }
    door.clock.advance({ days: 1 });
  }
  expect(await listed()).toEqual([["fedramp moderate", 4]]);
});

it("keeps nothing that looks like somebody's, however often it is sent", async () => {
  const personal = [
    "ada@engines.example",
    "https://engines.example/ada",
    "engines.example",
    "+44 20 7946 0958",
    "12 Acacia Avenue",
    "Lindenstraße 5",
    "192.0.2.7",
    "1815-12-10 17",
    "customer 88231441",
    "a".repeat(61),
    "one two three four five six seven",
    "42",
  ];
  for (let day = 0; day < 4; day += 1) {
    for (const words of personal) expect((await missed(words)).status).toBe(204);
    door.clock.advance({ days: 1 });
  }
  expect(await store.db.selectFrom("missed_searches").selectAll().execute()).toEqual([]);
});

it("answers nothing, whatever is sent", async () => {
  for (const body of ["", "{", "[]", '"x"', '{"words":1}', '{"words":"pentest"}']) {
    const answer = await search(body);
    expect([answer.status, await answer.text(), [...answer.headers]]).toEqual([204, "", []]);
  }
  await expect(search("x".repeat(600))).rejects.toThrow("more than");
});

it("is taken off the list by those who decide, and goes by itself when nobody looks for it any more", async () => {
  for (let day = 0; day < 3; day += 1) {
    await missed("iso 27001 certificate");
    await missed("kangaroo");
    door.clock.advance({ days: 1 });
  }
  await missed("only once");
  const as = await signInAs(door, "approver");
  const page = pageOf(await searchesPage(askAdmin(door, "/admin/searches/", { as }), doorOf(door)));
  const key = page.searches.find(({ words }) => words === "kangaroo")?.key ?? "";
  await searchesPage(askAdmin(door, "/admin/searches/", { as, form: { key } }), doorOf(door));
  expect(await listed()).toEqual([["iso 27001 certificate", 3]]);
  const sales = await signInAs(door, "sales");
  const refused = await searchesPage(
    askAdmin(door, "/admin/searches/", { as: sales }),
    doorOf(door),
  );
  expect(refused instanceof Response && refused.status).toBe(403);
  door.clock.advance({ days: 100 });
  await clearLeftovers(door.services);
  expect(await store.db.selectFrom("missed_searches").select("words").execute()).toEqual([
    { words: "iso 27001 certificate" },
  ]);
  door.clock.advance({ days: 300 });
  await clearLeftovers(door.services);
  expect(await store.db.selectFrom("missed_searches").selectAll().execute()).toEqual([]);
});
