import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { systemClock } from "#src/gate/adapters/system-clock.ts";
import { systemRandom } from "#src/gate/adapters/system-random.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import type { Store } from "#src/gate/definitions.ts";
import { runCli } from "./run-cli.ts";

/** One database after the other: each opening takes seconds. */
describe("audit", () => {
  const data = mkdtempSync(join(tmpdir(), "fanlight-audit-"));
  const env = { PATH: process.env.PATH, FANLIGHT_DATA: data };
  let head = "";

  beforeAll(() =>
    atDatabase(async (store) => {
      for (const type of ["one.happened", "two.happened", "three.happened"])
        await store.transaction((tx) =>
          recordEvent(tx, { clock: systemClock, random: systemRandom }, { type, subject: null }),
        );
    }),
  );
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  async function atDatabase(work: (store: Store) => Promise<unknown>): Promise<void> {
    const store = await openPgliteStore({ folder: join(data, "database") });
    try {
      await work(store);
    } finally {
      await store.close();
    }
  }

  it("head seals what has happened and prints the last record", async () => {
    const ran = await runCli(["audit", "head"], { env });
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(ran.out).toMatch(/^3:[0-9a-f]{64}$/);
    head = ran.out;
  });

  it("verify says that the log is whole, and holds the head that was noted", async () => {
    const ran = await runCli(["audit", "verify", "--head", head], { env });
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(ran.out.split("\n")).toEqual([
      "3 records sealed.",
      `Head: ${head}`,
      "The log is intact, and holds the head that was noted at record 3.",
    ]);
  });

  it("verify refuses a head that is none", async () => {
    const ran = await runCli(["audit", "verify", "--head", "3"], { env });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("--head takes a head as the mail shows it");
  });

  it("verify ends with 1 where the end was cut, once it is given a head", async () => {
    await atDatabase((store) =>
      store.transaction(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx);
        await sql`delete from log_private where seq = 3`.execute(tx);
        await sql`delete from log where seq = 3`.execute(tx);
      }),
    );
    expect((await runCli(["audit", "verify"], { env })).code).toBe(0);
    const ran = await runCli(["audit", "verify", "--head", head], { env });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(
      "The log ends with record 2, but the head names record 3: the end was cut, or an older backup was restored.",
    );
    expect(ran.out).toContain("The log is not intact: 1 fault.");
  });
});
