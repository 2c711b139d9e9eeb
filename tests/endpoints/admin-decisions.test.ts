/** What an approver decides, and what becomes of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { queuePage } from "#src/gate/http/admin/queue.ts";
import { requestPage } from "#src/gate/http/admin/requests.ts";
import {
  ADDRESSES,
  addPending,
  askAdmin,
  doorOf,
  pageOf,
  responseOf,
  sendDecision,
  showRequest,
  signInAs,
} from "../support/gate/admin.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { testCatalogue } from "../support/gate/test-catalogue.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import {
  addAgreement,
  addPerson,
  eventTypes,
  type TestPerson,
} from "../support/gate/test-people.ts";

let door: TestDoor;
let person: TestPerson;
let as: string;
beforeAll(async () => {
  door = await openTestDoor();
});
beforeEach(async () => {
  await emptyTables(door.services.store);
  door.services.catalogue = testCatalogue();
  person = await addPerson(door, "ada@reader.example");
  as = await signInAs(door, "approver");
});
afterAll(() => door.close());

const show = (id: string, token = as) => showRequest(door, id, { as: token });
const decide = (id: string, form: Record<string, string>, token = as) =>
  sendDecision(door, id, { as: token, form });

const stateOf = async (id: string) => {
  const { db } = door.services.store;
  const request = await db
    .selectFrom("requests")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const documents = await db
    .selectFrom("request_documents")
    .selectAll()
    .where("request_id", "=", id)
    .orderBy("document_id")
    .execute();
  return {
    request,
    documents: Object.fromEntries(documents.map((one) => [one.document_id, one.state])),
  };
};

const grantsOf = () =>
  door.services.store.db.selectFrom("grants").selectAll().orderBy("document_id").execute();
const mailsTo = async (to: string) => (await door.waitingMails()).filter((mail) => mail.to === to);

describe("a decision", () => {
  it("approves all with the days and the downloads that were typed, for whoever has signed", async () => {
    await addAgreement(door, person);
    const id = await addPending(door, person, ["architecture", "soc2-2026"]);
    const answer = responseOf(
      await decide(id, {
        all: "grant",
        "days-architecture": "14",
        "max-architecture": "3",
        "days-soc2-2026": "30",
      }),
    );
    expect(answer.headers.get("location")).toBe(`/admin/requests/${id}/?said=approved`);
    expect(await stateOf(id)).toMatchObject({
      request: { state: "approved", decided_by: ADDRESSES.approver },
      documents: { architecture: "granted", "soc2-2026": "granted" },
    });
    const [architecture, report] = await grantsOf();
    expect(architecture).toMatchObject({
      days: 14,
      max_downloads: 3,
      granted_by: ADDRESSES.approver,
    });
    expect(architecture?.until?.getTime()).toBe(door.clock.now().getTime() + 14 * 86_400_000);
    expect(report).toMatchObject({ days: 30, max_downloads: null });
    const [mail] = await mailsTo(person.email);
    expect(mail?.subject).toBe("Your request for documents was approved");
    expect(mail?.text).toContain("Title of architecture: 14 days, 3 downloads");
    expect(await eventTypes(door)).toEqual(
      expect.arrayContaining(["request.approved", "grant.given"]),
    );
  });

  it("approves one, asks about another and denies a third", async () => {
    const id = await addPending(door, person, ["architecture", "pentest", "soc2-2026"]);
    await decide(id, {
      "verdict-architecture": "deny",
      "verdict-pentest": "grant",
      "days-pentest": "7",
      "verdict-soc2-2026": "ask",
      question: "Which product do you use?",
      reason: "Competitor of ours",
    });
    expect(await stateOf(id)).toMatchObject({
      request: {
        state: "more-info",
        question: "Which product do you use?",
        reason: "Competitor of ours",
      },
      documents: { architecture: "denied", pentest: "granted", "soc2-2026": "question" },
    });
    const [mail] = await mailsTo(person.email);
    expect(mail?.text).toContain("Which product do you use?");
    expect(mail?.text).not.toContain("Competitor");
    expect(mail?.html).not.toContain("Competitor");
  });

  it("takes a question back, and decides then", async () => {
    const id = await addPending(door, person, ["architecture"]);
    await decide(id, { "verdict-architecture": "ask", question: "Why?" });
    const form = { action: "take-back" };
    await requestPage(askAdmin(door, `/admin/requests/${id}/`, { as, form }), doorOf(door));
    expect((await stateOf(id)).request.state).toBe("pending");
    await decide(id, { all: "grant", "days-architecture": "30" });
    expect((await stateOf(id)).request.state).toBe("approved");
  });

  it("denies with a reason that the visitor never reads, and with a note only where the setting says so", async () => {
    const deny = { "verdict-architecture": "deny", reason: "Not a customer" };
    const first = await addPending(door, person, ["architecture"]);
    await decide(first, deny);
    const [note] = await mailsTo(person.email);
    expect(note?.text).toContain("We cannot give these documents");
    expect(note?.text).not.toContain("Not a customer");
    door.services.catalogue.access.denialNote = false;
    await decide(await addPending(door, person, ["architecture"]), deny);
    expect(await mailsTo(person.email)).toHaveLength(1);
    expect((await stateOf(first)).request).toMatchObject({
      state: "denied",
      reason: "Not a customer",
    });
  });

  it("is refused with a fault at each field that lacks something, and keeps what was typed", async () => {
    const id = await addPending(door, person, ["architecture", "pentest", "soc2-2026"]);
    const page = pageOf(
      await decide(id, {
        "verdict-architecture": "grant",
        "days-architecture": "400",
        "max-architecture": "many",
        "verdict-pentest": "deny",
      }),
    );
    expect(page.status).toBe(400);
    expect(page.errors).toMatchInlineSnapshot(`
      {
        "days-architecture": "Type a number of days from 1 to 365",
        "max-architecture": "Type a number of downloads from 1 to 1000, or leave it empty",
        "reason": "Type why it is denied; only approvers and auditors read it",
        "verdict-soc2-2026": "Say what happens with this document",
      }
    `);
    expect(page.form.days.architecture).toBe("400");
    expect((await stateOf(id)).request.state).toBe("pending");
    expect(await grantsOf()).toEqual([]);
  });

  it("starts no clock before the signature", async () => {
    const id = await addPending(door, person, ["architecture"]);
    await decide(id, { all: "grant", "days-architecture": "30" });
    expect(await grantsOf()).toMatchObject([{ starts_at: null, until: null, days: 30 }]);
  });

  it("cannot give a document that was not asked for, or that waits for a signature", async () => {
    const id = await addPending(door, person, ["architecture", "pentest"]);
    await door.services.store.db
      .updateTable("request_documents")
      .set({ state: "asked" })
      .where("document_id", "=", "pentest")
      .execute();
    for (const other of ["secret-roadmap", "pentest"]) {
      const answer = responseOf(
        await decide(id, {
          "verdict-architecture": "grant",
          "days-architecture": "30",
          [`verdict-${other}`]: "grant",
          [`days-${other}`]: "30",
        }),
      );
      expect(answer.status).toBe(404);
    }
    expect(await grantsOf()).toEqual([]);
  });

  it("is made by one of two approvers, and the other is told by whom", async () => {
    const id = await addPending(door, person, ["architecture"]);
    const owner = await signInAs(door, "owner");
    const answers = await Promise.all([
      decide(id, { all: "grant", "days-architecture": "30" }, as),
      decide(id, { "verdict-architecture": "deny", reason: "No" }, owner),
    ]);
    const pages = answers.filter((one) => !(one instanceof Response)).map((one) => pageOf(one));
    expect(pages).toHaveLength(1);
    const { request } = await stateOf(id);
    expect(pages[0]).toMatchObject({
      status: 409,
      changed: { state: request.state, by: request.decided_by },
    });
    expect(await grantsOf()).toHaveLength(request.state === "approved" ? 1 : 0);
    const events = (await eventTypes(door)).filter((type) =>
      /^request\.(approved|denied)$/.test(type),
    );
    expect(events).toHaveLength(1);
  });

  it("of twelve at once gives one grant", async () => {
    const id = await addPending(door, person, ["architecture"]);
    const { view } = await show(id);
    const form = { seen: view.seen, all: "grant", "days-architecture": "30" };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        requestPage(askAdmin(door, `/admin/requests/${id}/`, { as, form }), doorOf(door)),
      ),
    );
    expect(answers.filter((one) => one instanceof Response)).toHaveLength(1);
    expect(await grantsOf()).toMatchObject([{ days: 30 }]);
    expect((await eventTypes(door)).filter((type) => type === "grant.extended")).toEqual([]);
  });

  it("is not made on a page that is older than the visitor's answer", async () => {
    const id = await addPending(door, person, ["architecture"]);
    const { view } = await show(id);
    await decide(id, { "verdict-architecture": "ask", question: "Why?" });
    await door.services.store.db
      .updateTable("requests")
      .set({ state: "pending", answer: "Because" })
      .where("id", "=", id)
      .execute();
    const form = { seen: view.seen, all: "grant", "days-architecture": "30" };
    const page = pageOf(
      await requestPage(askAdmin(door, `/admin/requests/${id}/`, { as, form }), doorOf(door)),
    );
    expect(page.status).toBe(409);
    expect(page.view.request.answer).toBe("Because");
  });
});

describe("what the approver sees", () => {
  it("is who had access before, which rule spoke, who else is there, and what is odd about the address", async () => {
    await addPerson(door, "bob@reader.example", { name: "Bob" });
    const id = await addPending(door, person, ["architecture"]);
    await door.services.store.db.updateTable("requests").set({ had_access: true }).execute();
    const { view } = await show(id);
    expect(view.request.hadAccess).toBe(true);
    expect(view.documents).toMatchObject([
      { rule: "By hand", outcome: "person", nda: "required", days: 30 },
    ]);
    expect(view.colleagues.map(({ name }) => name)).toEqual(["Bob"]);
    expect(view.flags).toEqual([{ tone: "ok", text: "The domain matches the company’s name" }]);
    const stranger = await addPerson(door, "eve@custorner.example", { company: "Customer" });
    // Oldest first: at the same instant either would do.
    door.clock.advance({ minutes: 1 });
    await addPending(door, stranger, ["architecture"]);
    const queue = pageOf(await queuePage(askAdmin(door, "/admin/", { as }), doorOf(door)));
    expect(queue.waiting.map(({ email }) => email)).toEqual([person.email, stranger.email]);
    expect(queue.waiting[1]?.flags[0]?.text).toBe(
      "Looks like customer.example, which you know, and is another domain",
    );
  });
});
