/** The embedded database plans a statement once: what it decides on the first day must still be right on busy ones. */
import { sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { tidyEmbeddedJob } from "#src/gate/retention/tidy-embedded.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { askAsStranger } from "../support/gate/test-people.ts";

async function rowsReadWhole({ services }: TestDoor): Promise<Record<string, number>> {
  const { db } = services.store;
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ name: string; read: number }>`
    select relname as name, seq_tup_read as read from pg_stat_user_tables`.execute(db);
  return Object.fromEntries(rows.map(({ name, read }) => [name, read]));
}

it("reads no table whole for a request, though it was tidied while the tables were empty", async () => {
  const door = await openTestDoor({ env: { MAILS_A_DAY: "100000" } });
  onTestFinished(() => door.close());
  await tidyEmbeddedJob.run(door.services);
  for (let number = 0; number < 20; number += 1)
    expect(await askAsStranger(door, number)).toEqual({ kind: "taken" });
  const { people, requests, links } = await rowsReadWhole(door);
  expect({ people, requests, links }).toEqual({ people: 0, requests: 0, links: 0 });
});
