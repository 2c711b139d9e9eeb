import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemRandom } from "#src/gate/adapters/system-random.ts";
import { mailHead } from "#src/gate/audit/mail-head.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import { readHead, sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import type { Store } from "#src/gate/definitions.ts";
import { retain } from "#src/gate/retention/retain.ts";
import { asJson, type RequestState } from "#src/gate/tables.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import {
  addAgreement,
  addPerson,
  addRequest,
  type TestPerson,
} from "../support/gate/test-people.ts";

const DAY = 86_400_000;
const YEAR = 366;

describeOnBoth("retention", (open) => {
  let store: Store;
  let door: TestDoor;
  let forgotten: string[];

  beforeAll(async () => {
    store = await open();
  });

  beforeEach(async () => {
    await emptyTables(store);
    forgotten = [];
    const mailFolder = {
      list: async () => [],
      read: async () => undefined,
      forget: async (ids: readonly string[]) => {
        forgotten.push(...ids);
      },
    };
    door = await openTestDoor({ store, services: { mailFolder } });
  });

  const people = async () =>
    (await store.db.selectFrom("people").select("email").execute()).map(({ email }) => email);
  const states = async () =>
    (await store.db.selectFrom("requests").select("state").execute()).map(({ state }) => state);

  async function event(
    person: TestPerson,
    type: string,
    refs: Record<string, string>,
  ): Promise<void> {
    await store.transaction((tx) =>
      recordEvent(tx, door.services, {
        type,
        subject: person.personId,
        refs,
        payload: { name: person.name },
      }),
    );
  }

  /** Names that the log still holds. */
  async function namesInLog(): Promise<string[]> {
    await sealEvents(door.services);
    expect((await verifyChain(store.db)).faults).toEqual([]);
    const rows = await store.db
      .selectFrom("log_private")
      .select("payload")
      .orderBy("seq")
      .execute();
    return rows.flatMap(({ payload }) => (payload as { name?: string }).name ?? []);
  }

  async function ask(email: string, state: RequestState, days: number): Promise<TestPerson> {
    const person = await addPerson(door, email, { name: `Name of ${email}` });
    const id = await addRequest(door, person, { documents: ["pentest"], state });
    const isUnverified = state === "unverified";
    const expires_at = new Date(door.clock.now().getTime() + days * DAY);
    await store.db
      .updateTable("requests")
      .set({ expires_at, ...(isUnverified && { verified_at: null }) })
      .where("id", "=", id)
      .execute();
    if (isUnverified) {
      await store.db
        .updateTable("people")
        .set({ verified_at: null, verified_by: null })
        .where("id", "=", person.personId)
        .execute();
      await store.db.deleteFrom("sessions").where("person_id", "=", person.personId).execute();
    }
    await event(person, "request.received", { request: id });
    return person;
  }

  async function addGrant(
    person: TestPerson,
    state: "active" | "expired",
    until: Date,
  ): Promise<string> {
    const id = systemRandom.uuid();
    await store.db
      .insertInto("grants")
      .values({
        id,
        person_id: person.personId,
        request_id: null,
        invitation_id: null,
        document_id: "pentest",
        state,
        nda: "required",
        days: 30,
        starts_at: door.clock.now(),
        until,
        granted_by: "approver@example.com",
        created_at: door.clock.now(),
      })
      .execute();
    return id;
  }

  async function addDownload(person: TestPerson, grant: string): Promise<void> {
    await store.db
      .insertInto("downloads")
      .values({
        id: systemRandom.uuid(),
        grant_id: grant,
        person_id: person.personId,
        document_id: "pentest",
        document_sha256: "a".repeat(64),
        copy_sha256: "c".repeat(64),
        bytes: 1,
        stamp: asJson<unknown>({ name: person.name }),
        started_at: door.clock.now(),
      })
      .execute();
  }

  async function signed(email: string, more: { legalHold?: boolean } = {}) {
    const person = await addPerson(door, email, { name: `Name of ${email}` });
    const id = await addAgreement(door, person);
    const keep_until = new Date("2035-11-02T10:00:00Z");
    await store.db
      .updateTable("agreements")
      .set({
        keep_until,
        evidence: asJson<unknown>({ name: person.name }),
        legal_hold: more.legalHold ?? false,
      })
      .where("id", "=", id)
      .execute();
    await event(person, "agreement.signed", { agreement: id });
    return { person, id };
  }

  describe("requests", () => {
    it("lapse where nobody confirmed them, and go with their people and what the log holds", async () => {
      await ask("stranger@reader.example", "unverified", 7);
      await ask("reader@reader.example", "pending", 30);
      door.clock.advance({ days: 6 });
      await retain(door.services);
      expect(await states()).toEqual(expect.arrayContaining(["unverified", "pending"]));
      door.clock.advance({ days: 1 });
      expect(await retain(door.services)).toMatchObject({ ended: 1, requests: 1, people: 1 });
      expect(await states()).toEqual(["pending"]);
      expect(await people()).toEqual(["reader@reader.example"]);
      expect(await namesInLog()).toEqual(["Name of reader@reader.example"]);
      const types = await store.db.selectFrom("log").select("type").orderBy("seq").execute();
      expect(types.map(({ type }) => type)).toContain("request.lapsed");
    });

    it("that lapse leave a person who has something else", async () => {
      const person = await ask("reader@reader.example", "unverified", 7);
      await addRequest(door, person, { documents: ["architecture"], state: "pending" });
      door.clock.advance({ days: 8 });
      await retain(door.services);
      expect(await people()).toEqual(["reader@reader.example"]);
      expect(await states()).toEqual(["pending"]);
    });

    it("expire where nobody decided, and wait to be deleted", async () => {
      for (const state of ["verified", "pending", "more-info"] as const)
        await ask(`${state}@reader.example`, state, 30);
      door.clock.advance({ days: 29 });
      expect(await retain(door.services)).toMatchObject({ ended: 0 });
      door.clock.advance({ days: 1 });
      expect(await retain(door.services)).toMatchObject({ ended: 3, requests: 0, people: 0 });
      expect(await states()).toEqual(["expired", "expired", "expired"]);
    });

    it("that ended are deleted after the months of access.yaml, with the person and what the log holds", async () => {
      await ask("denied@reader.example", "withdrawn", 30);
      door.clock.advance({ days: 729 });
      expect(await retain(door.services)).toMatchObject({ requests: 0, people: 0 });
      door.clock.advance({ days: 3 });
      expect(await retain(door.services)).toMatchObject({ requests: 1, people: 1 });
      expect(await people()).toEqual([]);
      expect(await namesInLog()).toEqual([]);
    });

    it("stay while a grant of theirs is live, and so does what the log holds", async () => {
      const person = await ask("live@reader.example", "approved", 30);
      const request = await store.db.selectFrom("requests").select("id").executeTakeFirstOrThrow();
      const grant = await addGrant(person, "active", new Date("2029-11-02T10:00:00Z"));
      await store.db
        .updateTable("grants")
        .set({ request_id: request.id })
        .where("id", "=", grant)
        .execute();
      door.clock.advance({ days: 3 * YEAR - 10 });
      expect(await retain(door.services)).toMatchObject({ requests: 0, people: 0, contents: 0 });
      expect(await namesInLog()).toEqual(["Name of live@reader.example"]);
    });
  });

  describe("agreements", () => {
    it("are reduced to their hash when their time is over, and then the person goes", async () => {
      const { id } = await signed("signer@reader.example");
      door.clock.advance({ days: 3 * YEAR });
      expect(await retain(door.services)).toMatchObject({ agreements: 0, people: 0 });
      expect(await namesInLog()).toEqual(["Name of signer@reader.example"]);
      door.clock.advance({ days: 6 * YEAR + 1 });
      expect(await retain(door.services)).toMatchObject({ agreements: 1, people: 1 });
      const row = await store.db
        .selectFrom("agreements")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({
        state: "erased",
        person_id: null,
        evidence: null,
        nda_sha256: "b".repeat(64),
      });
      expect(await namesInLog()).toEqual([]);
      const expiry = await store.db
        .selectFrom("log")
        .select("refs")
        .where("type", "=", "retention.expired")
        .orderBy("seq")
        .executeTakeFirstOrThrow();
      expect(expiry.refs).toMatchObject({ agreement: id, rows: "1" });
    });

    it("are kept so much longer as a document was given later", async () => {
      const { person, id } = await signed("reader@reader.example");
      door.clock.advance({ days: 2 * YEAR });
      const grant = await addGrant(person, "expired", door.clock.now());
      await addDownload(person, grant);
      door.clock.advance({ days: 3 * YEAR });
      expect(await retain(door.services)).toMatchObject({ requests: 1 });
      const row = await store.db
        .selectFrom("agreements")
        .select("keep_until")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(row.keep_until?.toISOString().slice(0, 4)).toBe("2037");
    });

    it("stay under legal hold", async () => {
      await signed("held@reader.example", { legalHold: true });
      door.clock.advance({ days: 30 * YEAR });
      expect(await retain(door.services)).toMatchObject({ agreements: 0, people: 0, contents: 0 });
      expect(await namesInLog()).toEqual(["Name of held@reader.example"]);
    });
  });

  it("takes the contents of old records, and names them, without end to neither", async () => {
    await store.transaction((tx) =>
      recordEvent(tx, door.services, {
        type: "approver.signed-in",
        subject: null,
        payload: { name: "An approver" },
      }),
    );
    await sealEvents(door.services);
    door.clock.advance({ days: 2 * YEAR });
    expect(await retain(door.services)).toMatchObject({ contents: 1 });
    expect(await namesInLog()).toEqual([]);
    door.clock.advance({ days: 3 * YEAR });
    expect(await retain(door.services)).toMatchObject({ contents: 0 });
    expect(await verifyChain(store.db)).toMatchObject({ ok: true, sealed: 2 });
  });

  it("clears links, sessions, counted limits and the list of sent mails with their files", async () => {
    const now = door.clock.now();
    const { db } = store;
    await addPerson(door, "reader@reader.example");
    await db
      .insertInto("links")
      .values({
        hash: "h",
        purpose: "approver",
        email: "owner@example.com",
        person_id: null,
        request_id: null,
        created_at: now,
        expires_at: now,
      })
      .execute();
    await db
      .insertInto("rate_limits")
      .values({ key: "k", points: 1, reset_at: new Date(now.getTime() + 1000) })
      .execute();
    const mails = (["sent", "refused", "waiting"] as const).map((state) => ({
      id: systemRandom.uuid(),
      channel: "mail" as const,
      kind: "test",
      person_id: null,
      body: "",
      state,
      next_at: now,
      created_at: now,
    }));
    await db.insertInto("outbox").values(mails).execute();
    const left = async () => ({
      links: (await db.selectFrom("links").select("hash").execute()).length,
      limits: (await db.selectFrom("rate_limits").select("key").execute()).length,
      sessions: (await db.selectFrom("sessions").select("hash").execute()).length,
      mails: (await db.selectFrom("outbox").select("state").execute()).map(({ state }) => state),
    });
    door.clock.advance({ days: 7 });
    await retain(door.services);
    expect(await left()).toMatchObject({
      links: 1,
      limits: 0,
      sessions: 1,
      mails: ["sent", "refused", "waiting"],
    });
    door.clock.advance({ days: 38 });
    await retain(door.services);
    expect(await left()).toEqual({ links: 0, limits: 0, sessions: 0, mails: ["waiting"] });
    expect(forgotten.sort()).toEqual(
      mails
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it("mails the head to the owners once for each day on which the log has grown", async () => {
    expect(await mailHead(door.services)).toBe(false);
    const person = await addPerson(door, "reader@reader.example");
    await event(person, "request.received", {});
    const both = await Promise.all([mailHead(door.services), mailHead(door.services)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await mailHead(door.services)).toBe(false);
    const head = await readHead(store.db);
    const waiting = await door.waitingMails();
    expect(waiting.map(({ to, kind }) => `${to} ${kind}`)).toEqual(["owner@example.com log-head"]);
    expect(waiting[0]?.text).toContain(`--head ${head?.seq}:${head?.hash}`);
  });
});
