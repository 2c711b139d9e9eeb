/** Requests that come at once are counted and written as if they had come one after the other. */
import { array, assert, asyncProperty, constantFrom, integer, record } from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { Store } from "#src/gate/definitions.ts";
import { MAILS_AN_HOUR } from "#src/gate/limits/mail-limits.ts";
import { asJson } from "#src/gate/tables.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { openTestDoor } from "../support/gate/test-door.ts";
import { askAsStranger } from "../support/gate/test-people.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const soon = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** Few keys and small limits, so that calls meet at them; a key belongs to one level, as with the limits of mails. */
const limit = record({
  name: constantFrom("a", "b"),
  points: integer({ min: 1, max: 4 }),
  cost: integer({ min: 1, max: 2 }),
});
const calls = array(array(limit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });

type Call = { name: string; points: number; cost: number }[];

const rowsOf = (call: Call, world: string) =>
  call.map(({ name, points, cost }, level) => ({
    key: `${world} ${level} ${name}`,
    points,
    cost,
    reset_at: soon(60),
  }));

async function oneByOne({ db }: Store, all: readonly Call[], world: string): Promise<boolean[]> {
  const within: boolean[] = [];
  for (const call of all) {
    const { rows } = await sql<{ within: boolean }>`
      select take_points(${asJson(rowsOf(call, world))}, ${NOW}::timestamptz) as within`.execute(
      db,
    );
    within.push(rows[0]?.within === true);
  }
  return within;
}

async function together({ db }: Store, all: readonly Call[], world: string): Promise<boolean[]> {
  const asked = all.map((call) => ({ limits: rowsOf(call, world) }));
  const { rows } = await sql<{ beyond: number[] }>`
    select take_points_together(${asJson(asked)}, ${NOW}::timestamptz) as beyond`.execute(db);
  return all.map((_, index) => rows[0]?.beyond.includes(index + 1) === false);
}

async function counted({ db }: Store, world: string) {
  const { rows } = await sql<{ key: string; points: number; reset_at: Date }>`
    select substr(key, length(${world}::text) + 2) as key, points, reset_at from rate_limits where key like ${`${world} %`} order by 1`.execute(
    db,
  );
  return rows;
}

describeOnBoth("at once", (open) => {
  describe("limits that are counted together", () => {
    it("come to what one after the other comes to, in answers and in rows", async () => {
      const store = await open();
      let run = 0;
      await assert(
        asyncProperty(calls, calls, integer({ min: 0, max: 120 }), async (first, second, age) => {
          run += 1;
          const worlds = [`one-${run}`, `all-${run}`] as const;
          expect(await together(store, first, worlds[1])).toEqual(
            await oneByOne(store, first, worlds[0]),
          );
          // Windows that are over by now, that go on, and that a clock which was set back began later.
          await sql`update rate_limits set reset_at = ${soon(age)}`.execute(store.db);
          expect(await together(store, second, worlds[1])).toEqual(
            await oneByOne(store, second, worlds[0]),
          );
          expect(await counted(store, worlds[1])).toEqual(await counted(store, worlds[0]));
        }),
        { numRuns: 40 },
      );
    }, 120_000);
  });

  describe("requests that come at once", () => {
    it("from one address leave one person, and of what is beyond the limits nothing", async () => {
      const door = await openTestDoor({ store: await open() });
      const ask = (number: number) => askAsStranger(door, number, { email: "ada@at-once.example" });
      const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => ask(index)));
      expect(answers).toEqual(answers.map(() => ({ kind: "taken" })));
      const { db } = door.services.store;
      const people = await db.selectFrom("people").select("name").execute();
      expect(people).toEqual([{ name: "Ada 0" }]);
      for (const table of ["requests", "request_documents", "links", "outbox", "events"] as const)
        expect((await db.selectFrom(table).selectAll().execute()).length, table).toBe(
          MAILS_AN_HOUR,
        );
      const requests = await db.selectFrom("requests").select("name").orderBy("name").execute();
      expect(requests.map(({ name }) => name)).toEqual(["Ada 0", "Ada 1", "Ada 2"]);
    });
  });
});
