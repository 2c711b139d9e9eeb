import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemRandom } from "#src/gate/adapters/system-random.ts";
import { describeChain, writeHead } from "#src/gate/audit/chain-words.ts";
import { nameRows } from "#src/gate/audit/erasure-events.ts";
import { commitTo, hashRow } from "#src/gate/audit/hashes.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import { readHead, sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import type { LogRow, Store } from "#src/gate/definitions.ts";
import { asJson } from "#src/gate/tables.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { testClock } from "../support/gate/test-door.ts";

const person = "6b0e6f1e-5a54-4b4e-9a47-00000000000a";
const clock = testClock();
const ids = { clock, random: systemRandom };

describeOnBoth("the sealed log", (open) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
  });
  beforeEach(() => emptyTables(store));

  async function happen(count: number, type = "request.received"): Promise<void> {
    const events = Array.from({ length: count }, (_, index) => ({
      at: clock.now(),
      type,
      subject_id: person,
      refs: asJson({ request: systemRandom.uuid() }),
      salt: systemRandom.salt(),
      payload: asJson<unknown>({ name: "Łukasz Wróbel", index, from: { ip: "203.0.113.7" } }),
    }));
    await store.db.insertInto("events").values(events).execute();
  }

  async function sealed(count: number): Promise<void> {
    await happen(count);
    await sealEvents({ store });
  }

  /** What the database's owner can do and nobody else: the triggers are off. */
  async function tamper(...statements: string[]): Promise<void> {
    await store.transaction(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      for (const statement of statements) await sql.raw(statement).execute(tx);
    });
  }

  async function faults() {
    const { faults: found } = await verifyChain(store.db);
    return found.map(({ kind, seq }) => `${kind} ${seq}`);
  }

  it("seals events in order, without gaps, and leaves none behind", async () => {
    await happen(3, "one.happened");
    await happen(2, "two.happened");
    expect(await sealEvents({ store })).toEqual({ sealed: 5 });
    expect(await sealEvents({ store })).toEqual({ sealed: 0 });
    const log = await store.db.selectFrom("log").select(["seq", "type"]).orderBy("seq").execute();
    expect(log.map(({ seq, type }) => `${seq} ${type}`)).toEqual([
      "1 one.happened",
      "2 one.happened",
      "3 one.happened",
      "4 two.happened",
      "5 two.happened",
    ]);
    expect(await store.db.selectFrom("events").selectAll().execute()).toEqual([]);
    expect(await verifyChain(store.db)).toEqual({
      ok: true,
      sealed: 5,
      head: await readHead(store.db),
      erased: [],
      faults: [],
    });
  });

  it("seals more than one batch", async () => {
    await sealed(620);
    expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: 620 });
  });

  it("makes one chain of what several sealers seal at once", async () => {
    await happen(40);
    const done = await Promise.all(Array.from({ length: 6 }, () => sealEvents({ store })));
    expect(done.reduce((sum, { sealed: count }) => sum + count, 0)).toBe(40);
    expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: 40 });
  });

  it("keeps names, addresses and networks out of the log itself", async () => {
    await sealed(2);
    const text = JSON.stringify(await store.db.selectFrom("log").selectAll().execute());
    expect(text).not.toMatch(/Łukasz|203\.0/);
  });

  it("is consistent when nothing has happened yet", async () => {
    expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: 0, head: undefined });
  });

  it.each([
    ["log", "update log set type = 'x'"],
    ["log", "delete from log"],
    ["log", "truncate log cascade"],
    ["log_private", `update log_private set payload = '{}'`],
    ["log_private", "delete from log_private"],
    ["log_private", "truncate log_private"],
    ["events", `update events set payload = '{}'`],
    ["events", "delete from events"],
    ["events", "truncate events"],
  ])("refuses, in the database itself, to change %s: %s", async (_, statement) => {
    await sealed(2);
    await happen(1);
    await expect(sql.raw(statement).execute(store.db)).rejects.toMatchObject({
      code: expect.stringMatching(/^FL00\d$/),
    });
    await sealEvents({ store });
    expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: 3 });
  });

  describe("lets contents go", () => {
    async function erase(rows: number[], named: number[], type = "person.erased") {
      await store.transaction(async (tx) => {
        await recordEvent(tx, ids, { type, subject: person, refs: { rows: nameRows(named) } });
        await tx.deleteFrom("log_private").where("seq", "in", rows).execute();
      });
    }

    it("with an event that names them, and says so ever after", async () => {
      await sealed(4);
      await erase([2, 3], [2, 3]);
      expect(await verifyChain(store.db)).toMatchObject({
        ok: true,
        erased: [{ rows: [2, 3], at: clock.now().toISOString(), event: undefined }],
      });
      await sealEvents({ store });
      const report = await verifyChain(store.db);
      expect(report).toMatchObject({ ok: true, sealed: 5, erased: [{ rows: [2, 3], event: 5 }] });
      expect(describeChain(report)).toContain(
        "2 records sealed, contents erased on 2 November 2026 by event 5: 2 to 3.",
      );
    });

    it("not where the event names others", async () => {
      await sealed(4);
      await expect(erase([2, 3], [2])).rejects.toMatchObject({ code: "FL002" });
      expect(await verifyChain(store.db)).toMatchObject({ ok: true, erased: [] });
    });

    it("not with an event of another kind", async () => {
      await sealed(2);
      await expect(erase([1], [1], "person.renamed")).rejects.toMatchObject({ code: "FL002" });
    });

    it("not with an event of an earlier transaction", async () => {
      await sealed(2);
      await store.transaction((tx) =>
        recordEvent(tx, ids, { type: "person.erased", subject: person, refs: { rows: "1,2" } }),
      );
      await expect(
        store.db.deleteFrom("log_private").where("seq", "=", 1).execute(),
      ).rejects.toMatchObject({ code: "FL002" });
    });
  });

  describe("finds", () => {
    it("a record that was deleted", async () => {
      await sealed(5);
      await tamper("delete from log_private where seq = 3", "delete from log where seq = 3");
      expect(await faults()).toEqual(["missing 4"]);
    });

    it("a record that was changed", async () => {
      await sealed(5);
      await tamper("update log set type = 'grant.given' where seq = 3");
      expect(await faults()).toEqual(["changed 3"]);
    });

    it.each(["at = '2026-11-02T09:00:00.000Z'", "subject_id = null", "refs = '{}'"])(
      "a record of which only this was changed: %s",
      async (change) => {
        await sealed(2);
        await tamper(`update log set ${change} where seq = 1`);
        expect(await faults()).toEqual(["changed 1"]);
      },
    );

    it("records that changed places", async () => {
      await sealed(5);
      await tamper(
        "alter table log_private drop constraint log_private_seq_fkey",
        "update log set seq = 100 where seq = 2",
        "update log set seq = 2 where seq = 3",
        "update log set seq = 3 where seq = 100",
        "alter table log_private add constraint log_private_seq_fkey foreign key (seq) references log",
      );
      expect(await faults()).toEqual(
        expect.arrayContaining(["out-of-order 2", "changed 2", "out-of-order 3", "changed 3"]),
      );
    });

    it("a record that was put in, though its own hash is right", async () => {
      await sealed(3);
      const log = await store.db.selectFrom("log").selectAll().orderBy("seq").execute();
      const second = log[1] as LogRow;
      const salt = systemRandom.salt();
      const fields = {
        ...second,
        seq: 3,
        commitment: commitTo(salt, {}),
        prev_hash: second.hash,
      };
      await tamper(
        "update log_private set seq = 4 where seq = 3",
        "update log set seq = 4 where seq = 3",
        // Two records may not name the same one before them.
        "update log set prev_hash = 'another' where seq = 4",
        `insert into log select * from jsonb_populate_record(null::log, '${JSON.stringify({ ...fields, hash: hashRow(fields) })}')`,
        `insert into log_private values (3, '${salt}', '{}')`,
      );
      expect(await faults()).toEqual(["out-of-order 4", "changed 4"]);
    });

    it("contents that were changed", async () => {
      await sealed(3);
      await tamper(
        `update log_private set payload = jsonb_set(payload, '{name}', '"Mallory"') where seq = 2`,
      );
      expect(await faults()).toEqual(["contents-changed 2"]);
    });

    it("contents that are gone without an event", async () => {
      await sealed(3);
      await tamper("delete from log_private where seq = 2");
      const report = await verifyChain(store.db);
      expect(report.ok).toBe(false);
      expect(report.faults.map(({ text }) => text)).toEqual([
        "The contents of record 2 are missing, and no event says that they were erased.",
      ]);
    });

    it("contents that an event says were erased", async () => {
      await sealed(2);
      await store.transaction((tx) =>
        recordEvent(tx, ids, { type: "person.erased", subject: person, refs: { rows: "1" } }),
      );
      await sealEvents({ store });
      expect(await faults()).toEqual(["contents-kept 1"]);
    });

    it("an end that was cut, by a head that was noted", async () => {
      await sealed(4);
      const head = await readHead(store.db);
      await tamper("delete from log_private where seq > 2", "delete from log where seq > 2");
      expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: 2 });
      const report = await verifyChain(store.db, { head });
      expect(report.faults.map(({ kind }) => kind)).toEqual(["cut"]);
    });

    it("an end that was cut while contents were left, without a head", async () => {
      await sealed(4);
      await tamper("delete from log where seq > 2");
      expect(await faults()).toEqual(["cut 2"]);
    });

    it("a log that was written anew, by a head that was noted", async () => {
      await sealed(3);
      const head = await readHead(store.db);
      await emptyTables(store);
      await sealed(4);
      expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: 4 });
      const report = await verifyChain(store.db, { head });
      expect(report.faults.map(({ kind }) => kind)).toEqual(["other-head"]);
    });
  });

  it("holds a head that was noted, however much has been sealed since", async () => {
    await sealed(3);
    const head = await readHead(store.db);
    await sealed(3);
    const report = await verifyChain(store.db, { head });
    expect(report.ok).toBe(true);
    expect(describeChain(report, head)).toEqual([
      "6 records sealed.",
      `Head: ${writeHead(report.head ?? { seq: 0, hash: "" })}`,
      "The log is intact, and holds the head that was noted at record 3.",
    ]);
  });

  it("is checked while others erase and seal, without a false alarm", async () => {
    await sealed(600);
    let done = false;
    const others = (async () => {
      for (let row = 1; row <= 30; row += 1) {
        await store.transaction(async (tx) => {
          const rows = [row, 550 + row];
          await recordEvent(tx, ids, {
            type: "retention.expired",
            subject: null,
            refs: { rows: nameRows(rows) },
          });
          await tx.deleteFrom("log_private").where("seq", "in", rows).execute();
        });
        if (row % 3 === 0) await sealEvents({ store });
      }
      done = true;
    })();
    do expect((await verifyChain(store.db)).faults).toEqual([]);
    while (!done);
    await others;
    await sealEvents({ store });
    expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: 630 });
  });
});
