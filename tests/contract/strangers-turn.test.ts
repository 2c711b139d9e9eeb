/** Posts of strangers from several servers: they take turns, never wait in a circle, and none waits for ever. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import type { Store } from "#src/gate/definitions.ts";
import { holdStrangersTurn } from "#src/gate/limits/strangers-turn.ts";
import { takeRoutePoint } from "#src/gate/limits/take-route-point.ts";
import { disownLink } from "#src/gate/sessions/disown-link.ts";
import { createDatabase, dropDatabase } from "../support/gate/postgres.ts";
import { sharedPostgres } from "../support/gate/shared-postgres.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { askAsStranger } from "../support/gate/test-people.ts";

let server = "";
let url = "";
const stores: Store[] = [];
const doors: TestDoor[] = [];
beforeAll(async () => {
  server = (await sharedPostgres()).server;
  url = await createDatabase(server);
  for (let count = 0; count < 3; count += 1) {
    const store = await openPostgresStore({ url });
    stores.push(store);
    doors.push(await openTestDoor({ store }));
  }
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await dropDatabase(server, url);
});

describe("three servers on one database", () => {
  it("take requests, limits of routes and disowned links at once, without a fault", async () => {
    const [one, other, third] = doors as [TestDoor, TestDoor, TestDoor];
    const at = one.clock.now();
    // The same people and networks on all of them, in opposite orders.
    const numbers = Array.from({ length: 24 }, (_, index) => index);
    for (const number of numbers) await askAsStranger(one, number);
    const mails = await one.waitingMails();
    const tokens = mails.map(({ text }) => /[?&]t=([\w-]+)/.exec(text)?.[1] ?? "");
    const limit = (number: number) => ({ key: `route ${number}`, points: 1000, seconds: 60 });
    const work = [
      ...numbers.map((number) => askAsStranger(one, number)),
      ...numbers.toReversed().map((number) => askAsStranger(other, number)),
      ...tokens.map((token) => disownLink(third.services, { token, networkOf: () => "192.0.2.3" })),
      ...numbers.map((number) => takeRoutePoint(one.services.store, limit(number), at)),
      ...numbers
        .toReversed()
        .map((number) => takeRoutePoint(other.services.store, limit(number), at)),
    ];
    const outcomes = await Promise.allSettled(work);
    expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([]);
    const { rows } = await sql<{ points: number }>`
      select points from rate_limits where key like 'route %'`.execute(one.services.store.db);
    expect(rows.map(({ points }) => points)).toEqual(numbers.map(() => 2));
  });

  it("say that the door is closed where somebody keeps the turn, and go on once it is free", async () => {
    const [one, other] = doors as [TestDoor, TestDoor];
    let free = () => {};
    let held: Promise<void> = Promise.resolve();
    await new Promise<void>((taken) => {
      held = other.services.store.transaction(async (tx) => {
        await sql`select from ${holdStrangersTurn}`.execute(tx);
        await new Promise<void>((go) => {
          free = go;
          taken();
        });
      });
    });
    try {
      const refused = await askAsStranger(one, 100).catch((error: unknown) => error);
      expect(one.services.store.isOutage(refused)).toBe(true);
    } finally {
      free();
      await held;
    }
    expect(await askAsStranger(one, 101)).toEqual({ kind: "taken" });
  });
});
