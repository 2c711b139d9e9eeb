/** What happens to the embedded database by itself: a backup a day and one before a migration, and the erased written down. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { backupFolder } from "#src/gate/adapters/backup-folder.ts";
import { migrate } from "#src/gate/adapters/migrate.ts";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { erasePerson } from "#src/gate/audit/erase-person.ts";
import { backUpJob } from "#src/gate/backups/back-up.ts";
import { runTurn } from "#src/gate/jobs/run-turn.ts";
import { openStoreServices } from "#src/gate/store-services.ts";
import { root } from "../cli/run-cli.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { openTestDoor } from "../support/gate/test-door.ts";
import { addPerson } from "../support/gate/test-people.ts";

const base = mkdtempSync(join(tmpdir(), "fanlight-upkeep-"));
afterAll(() => rmSync(base, { recursive: true }));

let data = "";
let count = 0;
beforeEach(() => {
  count += 1;
  data = join(base, String(count));
});

const inFolder = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl.gz"))
    .sort();

describe("an embedded database of an older version", () => {
  it("is backed up before its schema changes, and not when there is nothing to change", async () => {
    const folder = join(data, "database");
    const before = await openPgliteStore({ folder, as: "an older version", migrates: false });
    await migrate(before.db, "004-objections");
    const door = await openTestDoor({ store: before });
    await addPerson(door, "ada@example.org");
    await before.close();

    const options = { root, env: { FANLIGHT_DATA: data }, write: () => {} };
    const migrated = await openStoreServices(options);
    await migrated.store.close();
    const [backup = ""] = inFolder(join(data, "backups"));
    const [header = "", ...lines] = gunzipSync(readFileSync(join(data, "backups", backup)))
      .toString()
      .split("\n");
    expect(JSON.parse(header)).toMatchObject({
      migrations: ["001-door", "002-receive-request", "003-news", "004-objections"],
    });
    expect(lines.join("\n")).toContain("ada@example.org");

    const again = await openStoreServices(options);
    await again.store.close();
    expect(inFolder(join(data, "backups"))).toEqual([backup]);
  });
});

describeOnBoth("upkeep", (open, dialect) => {
  it("backs the embedded database up once a day, and leaves PostgreSQL to its owner", async () => {
    const store = await open();
    const backups = backupFolder(join(data, "backups"));
    const { services, clock, lines } = await openTestDoor({ store, services: { backups } });
    await runTurn(services, backUpJob);
    await runTurn(services, backUpJob);
    clock.advance({ hours: 25 });
    await runTurn(services, backUpJob);
    const written = await backups.list();
    expect(written).toHaveLength(dialect === "pglite" ? 2 : 0);
    expect(lines.filter((line) => line.includes('"backup"'))).toHaveLength(written.length);
  });

  it("writes down who was erased at once, so that no backup brings them back", async () => {
    const store = await open();
    const backups = backupFolder(join(data, "backups"));
    const door = await openTestDoor({ store, services: { backups } });
    const { personId } = await addPerson(door, "ada@example.org");
    await erasePerson(door.services, personId, "owner@example.com");
    expect(await backups.erased()).toContain(personId);
  });
});
