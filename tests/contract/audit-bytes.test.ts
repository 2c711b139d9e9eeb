/** A backup of the embedded database is a copy of its files: what was deleted must not lie in them either. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { systemRandom } from "#src/gate/adapters/system-random.ts";
import { eraseAgain } from "#src/gate/audit/erase-again.ts";
import { erasePerson } from "#src/gate/audit/erase-person.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import type { Store } from "#src/gate/definitions.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import {
  addAgreement,
  addPerson,
  addRequest,
  type TestPerson,
} from "../support/gate/test-people.ts";

const EMAIL = "zofia.zorg@zorgwerk.example";
const NAME = "Zofia Zorgwerk";

const folder = mkdtempSync(join(tmpdir(), "fanlight-bytes-"));
const [data, backup] = [join(folder, "data"), join(folder, "backup")];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files that hold the person, so that a failure says where. */
function traces(database: string): string[] {
  return readdirSync(database, { recursive: true, encoding: "utf8" }).filter((name) => {
    const path = join(database, name);
    if (!statSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    return bytes.includes(EMAIL) || bytes.includes(NAME);
  });
}

describe("the embedded database's files", () => {
  let store: Store;
  let door: TestDoor;
  let zofia: TestPerson;
  let ids: string[];

  async function open(from: string): Promise<void> {
    store = await openPgliteStore({ folder: from });
    door = await openTestDoor({ store });
  }

  async function bustle(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const person = await addPerson(door, `reader${index}-${systemRandom.code()}@reader.example`);
      await addRequest(door, person, { documents: ["pentest"] });
      await store.transaction((tx) =>
        recordEvent(tx, door.services, {
          type: "request.received",
          subject: person.personId,
          payload: { name: person.name, purpose: "x".repeat(2000) },
        }),
      );
      if (index % 10 === 0) await sealEvents(door.services);
    }
    await sql`checkpoint`.execute(store.db);
  }

  beforeAll(async () => {
    await open(data);
    zofia = await addPerson(door, EMAIL, { name: NAME });
    await addRequest(door, zofia, { documents: ["pentest"] });
    await addAgreement(door, zofia);
    await store.transaction((tx) =>
      recordEvent(tx, door.services, {
        type: "request.received",
        subject: zofia.personId,
        payload: { email: EMAIL, name: NAME },
      }),
    );
    await sealEvents(door.services);
    // Checkpoints in between, so that the write-ahead log has segments of more than one.
    await bustle(30);
    await sql`analyze`.execute(store.db);
    await bustle(30);
    await store.close();
    cpSync(data, backup, { recursive: true });
    await open(data);
  });
  afterAll(() => store.close());

  it("hold the person before", () => {
    expect(traces(backup)).not.toEqual([]);
  });

  it("hold no byte of the person after the erasure", async () => {
    const erasure = await erasePerson(door.services, zofia.personId, "owner@example.com");
    expect(erasure).toMatchObject({ outcome: "erased", reduced: 1, unfinished: false });
    expect(traces(data)).toEqual([]);
    const erasures = await store.db.selectFrom("erasures").select("id").execute();
    ids = erasures.map(({ id }) => id);
    await store.close();
    expect(traces(data)).toEqual([]);
  });

  it("hold none after an older copy was put back and the erasure done again", async () => {
    await open(backup);
    expect(await eraseAgain(door.services, ids)).toBe(2);
    expect(traces(backup)).toEqual([]);
    await sealEvents(door.services);
    const report = await verifyChain(store.db);
    expect(report.faults).toEqual([]);
    expect(report.erased.map(({ rows }) => rows)).toEqual([[1]]);
  });
});
