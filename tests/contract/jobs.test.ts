/** Work that comes round by the clock, on both databases and on several servers at once. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Mail, Services, Store } from "#src/gate/definitions.ts";
import type { Job } from "#src/gate/jobs/job.ts";
import { runTurn } from "#src/gate/jobs/run-turn.ts";
import { remindOfRequestsJob } from "#src/gate/mail/remind-of-requests.ts";
import { warnOfDocumentsJob } from "#src/gate/mail/warn-of-documents.ts";
import { warnOfGrantsJob } from "#src/gate/mail/warn-of-grants.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { testCatalogue } from "../support/gate/test-catalogue.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addPerson, addRequest, eventTypes } from "../support/gate/test-people.ts";

describeOnBoth("the jobs", (open) => {
  let store: Store;
  beforeEach(async () => {
    store ??= await open();
    await emptyTables(store);
  });

  const times = <T>(count: number, work: () => Promise<T>) =>
    Promise.all(Array.from({ length: count }, work));
  const toWhom = (mails: readonly Mail[]) => mails.map(({ to }) => to).sort();

  describe("a job for all servers", () => {
    let runs = 0;
    let failure: Error | undefined;
    const daily: Job = {
      name: "daily",
      everySeconds: 86_400,
      async run() {
        runs += 1;
        if (failure) throw failure;
      },
    };
    beforeEach(() => {
      runs = 0;
      failure = undefined;
    });

    it("runs once, however many servers start together, and again a day later", async () => {
      const { services, clock } = await openTestDoor({ store });
      await times(6, () => runTurn(services, daily));
      expect(runs).toBe(1);
      clock.advance({ hours: 23, minutes: 59 });
      await times(6, () => runTurn(services, daily));
      expect(runs).toBe(1);
      clock.advance({ minutes: 1 });
      await times(6, () => runTurn(services, daily));
      expect(runs).toBe(2);
    });

    it("is tried again at the next turn where it failed", async () => {
      const { services } = await openTestDoor({ store });
      failure = new Error("no");
      await expect(runTurn(services, daily)).rejects.toThrow("no");
      failure = undefined;
      await runTurn(services, daily);
      await runTurn(services, daily);
      expect(runs).toBe(2);
    });

    it("is not held back by a clock that was ahead", async () => {
      const { services, clock } = await openTestDoor({ store });
      clock.advance({ days: 400 });
      await runTurn(services, daily);
      clock.advance({ days: -400 });
      await runTurn(services, daily);
      expect(runs).toBe(2);
    });
  });

  describe("a request that waits", () => {
    async function ask(door: TestDoor) {
      const person = await addPerson(door, "ada@reader.example");
      const documents = ["soc2-2026", "architecture"];
      return addRequest(door, person, { documents, state: "pending" });
    }
    const remind = (services: Services) => remindOfRequestsJob.run(services);

    it("is reminded of after two working days, once, to each who may decide", async () => {
      const door = await openTestDoor({ store });
      // Monday 10:00, so Wednesday 10:00.
      const id = await ask(door);
      door.clock.advance({ days: 1, hours: 23, minutes: 59 });
      await remind(door.services);
      expect(await door.waitingMails()).toEqual([]);
      door.clock.advance({ minutes: 1 });
      await times(4, () => remind(door.services));
      const mails = await door.waitingMails();
      expect(toWhom(mails)).toEqual(["approver@example.com", "owner@example.com"]);
      expect(mails[0]?.text.replace(id, "<id>")).toMatchInlineSnapshot(`
        "Still waiting for a decision: Reader Ltd

        This request has waited for two working days. No other reminder follows.

        Name: Ada Example
        Company: Reader Ltd
        Address: ada@reader.example
        Purpose: We are considering the service
        Waiting since: 2 November 2026, 10:00 UTC
        Ends by itself on: 2 December 2026, 10:00 UTC

        - Title of architecture
        - SOC 2 Type 2 report

        Open the request:
        http://127.0.0.1:4321/admin/requests/<id>/

        -- 
        Sent by the trust center of Example (Example, Inc.).
        "
      `);
      expect(await eventTypes(door)).toEqual(["request.reminded"]);
      door.clock.advance({ days: 10 });
      await remind(door.services);
      expect(await door.waitingMails()).toHaveLength(2);
    });

    it("is not reminded of over a weekend", async () => {
      const door = await openTestDoor({ store });
      door.clock.advance({ days: 4 });
      await ask(door);
      door.clock.advance({ days: 3, hours: 23 });
      await remind(door.services);
      expect(await door.waitingMails()).toEqual([]);
      door.clock.advance({ hours: 1 });
      await remind(door.services);
      expect(await door.waitingMails()).toHaveLength(2);
    });

    it("is not reminded of once somebody has decided", async () => {
      const door = await openTestDoor({ store });
      const id = await ask(door);
      door.clock.advance({ days: 10 });
      await store.db
        .updateTable("requests")
        .set({ state: "approved" })
        .where("id", "=", id)
        .execute();
      await remind(door.services);
      expect(await door.waitingMails()).toEqual([]);
    });
  });

  describe("a document that expires", () => {
    const expiring = (expires: string) => {
      const catalogue = testCatalogue();
      const documents = catalogue.documents.map((one) =>
        one.id === "pentest" ? { ...one, expires } : one,
      );
      return { ...catalogue, documents };
    };
    const warn = (services: Services) => warnOfDocumentsJob.run(services);

    it("is told of to the owners a month before and once it has passed, each once", async () => {
      const door = await openTestDoor({ store, services: { catalogue: expiring("2026-12-03") } });
      await warn(door.services);
      expect(await door.waitingMails()).toEqual([]);
      door.clock.advance({ days: 1 });
      await times(4, () => warn(door.services));
      const [first, ...more] = await door.waitingMails();
      expect(more).toEqual([]);
      expect(first?.to).toBe("owner@example.com");
      expect(first?.text).toContain("Title of pentest: 3 December 2026");
      door.clock.advance({ days: 30 });
      await warn(door.services);
      expect(await door.waitingMails()).toHaveLength(1);
      door.clock.advance({ days: 1 });
      await warn(door.services);
      await warn(door.services);
      const [, second] = await door.waitingMails();
      expect(second?.text).toContain("has passed");
      expect(await door.waitingMails()).toHaveLength(2);
    });

    it("is told of anew once it has another date", async () => {
      const door = await openTestDoor({ store, services: { catalogue: expiring("2026-11-10") } });
      await warn(door.services);
      await warn({ ...door.services, catalogue: expiring("2026-11-20") });
      expect(await door.waitingMails()).toHaveLength(2);
    });
  });

  describe("a grant that runs out", () => {
    async function grant(door: TestDoor, days: number) {
      const person = await addPerson(door, "ada@reader.example");
      const now = door.clock.now();
      await store.db
        .insertInto("grants")
        .values({
          id: crypto.randomUUID(),
          person_id: person.personId,
          document_id: "soc2-2026",
          state: "active",
          nda: "required",
          days,
          starts_at: now,
          until: new Date(now.getTime() + days * 86_400_000),
          granted_by: "owner@example.com",
          created_at: now,
        })
        .execute();
      return person;
    }
    const warn = (services: Services) => warnOfGrantsJob.run(services);

    it("is told of a week before to the reader and to the owners, once", async () => {
      const door = await openTestDoor({ store });
      await grant(door, 30);
      door.clock.advance({ days: 22, hours: 23 });
      await warn(door.services);
      expect(await door.waitingMails()).toEqual([]);
      door.clock.advance({ hours: 1 });
      await times(4, () => warn(door.services));
      const mails = await door.waitingMails();
      expect(toWhom(mails)).toEqual(["ada@reader.example", "owner@example.com"]);
      for (const { text } of mails)
        expect(text).toContain("SOC 2 Type 2 report: until 2 December 2026");
      door.clock.advance({ days: 3 });
      await warn(door.services);
      expect(await door.waitingMails()).toHaveLength(2);
      expect(await eventTypes(door)).toEqual(["grant.warned"]);
    });

    it("is not told of where it never lasted longer than the warning", async () => {
      const door = await openTestDoor({ store });
      await grant(door, 7);
      await warn(door.services);
      expect(await door.waitingMails()).toEqual([]);
    });
  });
});
