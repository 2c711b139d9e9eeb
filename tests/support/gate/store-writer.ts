/**
 * A process that opens a database and writes until it is killed. It prints one line of JSON for each thing that happened; what is
 * printed after a commit is what a visitor would have been told.
 *
 * Arguments: `open` or `write`, then JSON with `folder` or `url`.
 */
import { writeSync } from "node:fs";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { systemRandom } from "#src/gate/adapters/system-random.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import type { Store } from "#src/gate/definitions.ts";
import { liveOnce, openLife } from "./live-once.ts";

interface Where {
  folder?: string;
  url?: string;
}

const [mode = "", where = "{}"] = process.argv.slice(2);
const { folder, url } = JSON.parse(where) as Where;

// Written at once, so that nothing that was said is lost with the process.
const say = (what: object) => writeSync(1, `${JSON.stringify(what)}\n`);
const services = { clock: { now: () => new Date() }, random: systemRandom };

async function open(): Promise<Store> {
  return url ? openPostgresStore({ url }) : openPgliteStore({ folder, as: "the server" });
}

/** A change and its event, in one transaction, as every use case writes them. */
async function writePerson(store: Store): Promise<void> {
  const id = systemRandom.uuid();
  const now = services.clock.now();
  await store.transaction(async (tx) => {
    await tx
      .insertInto("people")
      .values({
        id,
        email: `${id}@example.com`,
        domain: "example.com",
        name: "N".repeat(200),
        company: "Example",
        title: "",
        created_at: now,
        verified_at: null,
        verified_by: null,
      })
      .execute();
    await recordEvent(tx, services, { type: "test.written", subject: id, payload: { id } });
  });
  say({ written: id });
}

try {
  const store = await open();
  say({ open: process.pid });
  if (mode === "open") setInterval(() => {}, 1000);
  const life = await openLife(store);
  for (let turn = 1; mode === "write"; turn += 1) {
    await Promise.all([writePerson(store), writePerson(store), liveOnce(life, say)]);
    if (turn % 5 === 0) await sealEvents({ store });
  }
} catch (error) {
  say({ refused: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
