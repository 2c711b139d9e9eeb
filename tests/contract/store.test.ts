/**
 * What the door asks of a database, asked of each that it runs on. One file although it is long: it is the contract of the port
 * `Store`, read as a whole.
 */
import { CompiledQuery, sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { systemRandom } from "#src/gate/adapters/system-random.ts";
import type { Handle, Store } from "#src/gate/definitions.ts";
import { takePoint } from "#src/gate/limits/take-point.ts";
import { asJson, type People } from "#src/gate/tables.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";

const NOW = new Date("2026-11-02T10:00:00.123Z");
const DAY = 86_400_000;
const HASH = "a".repeat(64);

async function addPerson(db: Handle, more: Partial<People> = {}): Promise<string> {
  const id = systemRandom.uuid();
  await db
    .insertInto("people")
    .values({
      id,
      email: `${id}@example.com`,
      domain: "example.com",
      name: "Łukasz Đặng",
      company: "Example",
      title: "",
      created_at: NOW,
      verified_at: null,
      verified_by: null,
      ...more,
    })
    .execute();
  return id;
}

async function addGrant(db: Handle, personId: string, maxDownloads: number): Promise<string> {
  const id = systemRandom.uuid();
  await db
    .insertInto("grants")
    .values({
      id,
      person_id: personId,
      request_id: null,
      invitation_id: null,
      document_id: "soc2-2026",
      state: "active",
      nda: "required",
      days: 30,
      starts_at: NOW,
      until: new Date(NOW.getTime() + 30 * DAY),
      max_downloads: maxDownloads,
      reason: null,
      granted_by: "owner@example.com",
      created_at: NOW,
      warned_at: null,
    })
    .execute();
  return id;
}

async function addEvent(db: Handle, payload: unknown): Promise<number> {
  const { id } = await db
    .insertInto("events")
    .values({
      at: NOW,
      type: "test.happened",
      subject_id: null,
      refs: asJson({ a: "1" }),
      salt: HASH,
      payload: asJson(payload),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function addSealed(db: Handle, seq: number): Promise<void> {
  const hash = seq.toString(16).padStart(64, "0");
  await db
    .insertInto("log")
    .values({
      seq,
      at: NOW.toISOString(),
      type: "test.happened",
      subject_id: null,
      refs: asJson({}),
      commitment: HASH,
      prev_hash: (seq - 1).toString(16).padStart(64, "0"),
      hash,
    })
    .execute();
  await db
    .insertInto("log_private")
    .values({ seq, salt: HASH, payload: asJson({ secret: "x" }) })
    .execute();
}

/** How many of the attempts changed a row. */
async function countWins(attempts: Promise<readonly unknown[]>[]): Promise<number> {
  return (await Promise.all(attempts)).filter((rows) => rows.length > 0).length;
}

describeOnBoth("a store", (open, dialect) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  it("says which dialect it speaks", () => {
    expect(store.dialect).toBe(dialect);
  });

  describe("gives back what was put in", () => {
    it("instants as Date, to the millisecond", async () => {
      const id = await addPerson(store.db, { verified_at: NOW, verified_by: "link" });
      const person = await store.db
        .selectFrom("people")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(person.created_at).toEqual(NOW);
      expect(person.verified_at).toBeInstanceOf(Date);
      expect(person.title).toBe("");
      expect(person.name).toBe("Łukasz Đặng");
      expect(await addPerson(store.db).then(readVerified)).toBeNull();

      async function readVerified(fresh: string) {
        const read = store.db.selectFrom("people").select("verified_at").where("id", "=", fresh);
        return (await read.executeTakeFirstOrThrow()).verified_at;
      }
    });

    it("64-bit integers and counts as numbers", async () => {
      const id = await addEvent(store.db, {});
      expect(id).toBeTypeOf("number");
      const { count } = await store.db
        .selectFrom("events")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      expect(count).toBeTypeOf("number");
      const { rows } = await sql<{ big: number }>`select 5368709120::bigint as big`.execute(
        store.db,
      );
      expect(rows).toEqual([{ big: 5_368_709_120 }]);
    });

    it.each([
      [
        "an object",
        { nested: { list: [1, 2.5, "three", null, true] }, text: 'quote " and \\ and ü' },
      ],
      ["an array", ["a", "b"]],
      ["an empty array", []],
      ["a string", "plain"],
      ["a string that looks like JSON", '{"a":1}'],
      ["a number", 12.5],
      ["a boolean", false],
      ["null", null],
    ])("jsonb that is %s", async (_, payload) => {
      const id = await addEvent(store.db, payload);
      const event = await store.db
        .selectFrom("events")
        .select(["payload", "refs"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(event).toEqual({ payload, refs: { a: "1" } });
    });

    it("how many rows changed", async () => {
      const id = await addPerson(store.db);
      const changed = await store.db
        .updateTable("people")
        .set({ company: "Other" })
        .where("id", "in", [id, systemRandom.uuid()])
        .executeTakeFirstOrThrow();
      expect(changed.numUpdatedRows).toBe(1n);
    });
  });

  describe("lets exactly one win", () => {
    it("of 12 uses of one link", async () => {
      await store.db
        .insertInto("links")
        .values({
          hash: HASH,
          purpose: "confirm",
          email: "a@example.com",
          person_id: null,
          request_id: null,
          code_hash: null,
          browser_hash: null,
          created_at: NOW,
          expires_at: new Date(NOW.getTime() + DAY),
          used_at: null,
        })
        .execute();
      const use = () =>
        store.db
          .updateTable("links")
          .set({ used_at: NOW })
          .where("hash", "=", HASH)
          .where("used_at", "is", null)
          .where("expires_at", ">", NOW)
          .returning("hash")
          .execute();
      expect(await countWins(Array.from({ length: 12 }, use))).toBe(1);
    });

    it("of 12 transactions that want a grant's last download", async () => {
      const grant = await addGrant(store.db, await addPerson(store.db), 1);
      const use = () =>
        store.transaction(async (tx) => {
          const used = await tx
            .updateTable("grants")
            .set(({ eb }) => ({ used: eb("used", "+", 1) }))
            .where("id", "=", grant)
            .where("state", "=", "active")
            .whereRef("used", "<", "max_downloads")
            .returning("used")
            .execute();
          await addEvent(tx, { won: used.length });
          return used;
        });
      expect(await countWins(Array.from({ length: 12 }, use))).toBe(1);
    });
  });

  describe("in a transaction", () => {
    it("keeps nothing of one that fails, and passes its error on", async () => {
      let id = "";
      const failed = store.transaction(async (tx) => {
        id = await addPerson(tx);
        await addEvent(tx, { of: id });
        throw new RangeError("changed my mind");
      });
      await expect(failed).rejects.toThrow(new RangeError("changed my mind"));
      expect(await store.db.selectFrom("people").where("id", "=", id).execute()).toEqual([]);
    });

    it("keeps nothing of one whose error was caught inside it", async () => {
      let id = "";
      const failed = store.transaction(async (tx) => {
        id = await addPerson(tx);
        await tx.executeQuery(CompiledQuery.raw("select 1 / 0")).catch(() => {});
      });
      await expect(failed).rejects.toThrow();
      expect(await store.db.selectFrom("people").where("id", "=", id).execute()).toEqual([]);
    });

    it("returns what the work returned, once it is committed", async () => {
      const id = await store.transaction((tx) => addPerson(tx));
      expect(await store.db.selectFrom("people").where("id", "=", id).execute()).toHaveLength(1);
    });

    it.each(["40001", "40P01"])(
      "tries again after a conflict (%s), and gives up in the end",
      async (code) => {
        const conflict = (tx: Handle) =>
          sql
            .raw(`do $$ begin raise exception 'conflict' using errcode = '${code}'; end $$`)
            .execute(tx);
        let tries = 0;
        const name = await store.transaction(async (tx) => {
          tries += 1;
          if (tries < 3) await conflict(tx);
          return "done";
        });
        expect([name, tries]).toEqual(["done", 3]);
        let all = 0;
        const never = store.transaction(async (tx) => {
          all += 1;
          await conflict(tx);
        });
        await expect(never).rejects.toMatchObject({ code });
        expect(all).toBeGreaterThan(3);
      },
    );
  });

  it("names the rule that a row breaks", async () => {
    const email = `${systemRandom.uuid()}@example.com`;
    await addPerson(store.db, { email });
    await expect(addPerson(store.db, { email })).rejects.toMatchObject({ code: "23505" });
    const person = await addPerson(store.db);
    await addGrant(store.db, person, 1);
    await expect(addGrant(store.db, person, 1)).rejects.toMatchObject({ code: "23505" });
    await expect(addGrant(store.db, await addPerson(store.db), 0)).rejects.toMatchObject({
      code: "23514",
    });
    await expect(addGrant(store.db, systemRandom.uuid(), 1)).rejects.toMatchObject({
      code: "23503",
    });
    const overdrawn = store.db
      .updateTable("grants")
      .set({ used: 2 })
      .where("person_id", "=", person);
    await expect(overdrawn.execute()).rejects.toMatchObject({ code: "23514" });
    const unexplained = store.db
      .updateTable("grants")
      .set({ state: "revoked" })
      .where("person_id", "=", person);
    await expect(unexplained.execute()).rejects.toMatchObject({ code: "23514" });
  });

  it("lets nobody change the log", async () => {
    await addSealed(store.db, 1);
    const attempts = [
      "update log set type = 'other'",
      "delete from log",
      "truncate log cascade",
      "update log_private set payload = '{}'",
      "truncate log_private",
      "delete from log_private",
    ];
    for (const attempt of attempts) {
      const error = await store.db.executeQuery(CompiledQuery.raw(attempt)).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error, attempt).toMatchObject({ code: expect.stringMatching(/^FL/) });
    }
  });

  it("counts points in windows, exactly five of thirty within a limit of five", async () => {
    const limit = [{ key: "flood", points: 5, seconds: 60 }];
    const taken = await Promise.all(
      Array.from({ length: 30 }, () => takePoint(store.db, limit, NOW)),
    );
    expect(taken.filter(({ within }) => within)).toHaveLength(5);
    const later = new Date(NOW.getTime() + 60_000);
    expect(await takePoint(store.db, limit, later)).toEqual({ within: true });
    const both = [
      limit[0] ?? { key: "", points: 0, seconds: 0 },
      { key: "other", points: 0, seconds: 60 },
    ];
    expect(await takePoint(store.db, both, later)).toEqual({ within: false });
  });

  it("counts several keys at once, in whatever order they are named", async () => {
    const [here, there] = ["here", "there"].map((key) => ({ key, points: 1000, seconds: 60 }));
    if (!here || !there) throw new Error("Two limits were made.");
    const orders = Array.from({ length: 200 }, (_, at) => (at % 2 ? [here, there] : [there, here]));
    const taken = await Promise.all(orders.map((limits) => takePoint(store.db, limits, NOW)));
    expect(taken.every(({ within }) => within)).toBe(true);
  });

  it("knows a mistake from an outage", async () => {
    const mistake = await store.db
      .executeQuery(CompiledQuery.raw("select nothing"))
      .catch((e: unknown) => e);
    expect(mistake).toMatchObject({ code: "42703" });
    expect(store.isOutage(mistake)).toBe(false);
    const closed = await open();
    await closed.close();
    const away = await closed.db
      .selectFrom("people")
      .selectAll()
      .execute()
      .catch((e: unknown) => e);
    expect(away).toBeInstanceOf(Error);
    expect(closed.isOutage(away)).toBe(true);
  });

  it("can be closed twice", async () => {
    const twice = await open();
    await twice.close();
    await expect(twice.close()).resolves.toBeUndefined();
  });
});
