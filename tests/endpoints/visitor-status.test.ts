/**
 * The status page and its one next step. One file although it is long: it is the list of all states, and one that is missing is
 * seen here.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { afterBinding } from "#src/gate/agreements/after-binding.ts";
import type { Store } from "#src/gate/definitions.ts";
import { giveGrant } from "#src/gate/grants/give-grant.ts";
import { listProgress } from "#src/gate/http/visitor/progress.ts";
import { tellGrant, tellNextStep } from "#src/gate/http/visitor/status-words.ts";
import type { RequestState } from "#src/gate/tables.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import {
  ADA,
  askAndConfirm,
  linkIn,
  locationOf,
  openBrowser,
  pageOf,
  type TestBrowser,
} from "../support/gate/test-browser.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addAgreement, eventTypes, type TestPerson } from "../support/gate/test-people.ts";

let store: Store;
let door: TestDoor;
let browser: TestBrowser;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({ store });
  browser = openBrowser(door);
  await askAndConfirm(door, browser, { ...ADA, document: ["pentest", "soc2-2026"] });
});

const status = async (one = browser) => pageOf(await one.get("/request/status/"));
const request = () => store.db.selectFrom("requests").selectAll().executeTakeFirstOrThrow();
async function person(): Promise<TestPerson> {
  const { id, ...row } = await store.db
    .selectFrom("people")
    .selectAll()
    .where("email", "=", "ada@engines.example")
    .executeTakeFirstOrThrow();
  return { ...row, personId: id, sessionHash: "", token: "" };
}
async function sign() {
  const who = await person();
  await addAgreement(door, who);
  await store.transaction((tx) => afterBinding(tx, door.services, who.personId));
}
const setState = (state: RequestState, more: object = {}) =>
  store.db
    .updateTable("requests")
    .set({ state, reason: "A reason.", ...more })
    .execute();
const next = async () => (await status()).next;

const progress = async () =>
  listProgress(await status()).map(({ title, state }) => `${title}: ${state ?? "later"}`);

describe("how far a visitor is", () => {
  it("is told in steps of which one is now", async () => {
    expect(await progress()).toEqual([
      "You confirm your address: done",
      "You sign the NDA: now",
      "A person at Example decides, where a rule asks for it: later",
      "You download your copies: later",
    ]);
    await sign();
    expect(await progress()).toEqual([
      "You confirm your address: done",
      "You sign the NDA: done",
      "A person at Example decides: later",
      "You download your copies: now",
    ]);
    await setState("withdrawn");
    await store.db.deleteFrom("grants").execute();
    expect(await progress()).toEqual([]);
  });
});

describe("the next step", () => {
  it("is to sign, then to download, with the day on which access ends", async () => {
    expect(await next()).toEqual({ kind: "sign" });
    await sign();
    const page = await status();
    expect(page.next).toEqual({ kind: "download", count: 1 });
    expect(page.grants.map((grant) => [grant.documentId, tellGrant(grant).word])).toEqual([
      ["pentest", "Open until 2 December 2026"],
    ]);
    expect(page.requests).toMatchObject([
      {
        state: "pending",
        documents: [
          { id: "soc2-2026", state: "waiting" },
          { id: "pentest", state: "granted" },
        ],
      },
    ]);
  });

  it("is to answer where a question is asked", async () => {
    await sign();
    await setState("more-info", { question: "Who reads it?" });
    const { id } = await request();
    expect(await next()).toEqual({ kind: "answer", requestId: id });
    expect(tellNextStep(await next(), "Example").action?.href).toBe(`#request-${id}`);
  });

  it("is to wait while a person decides", async () => {
    await sign();
    await store.db.deleteFrom("grants").execute();
    expect(await next()).toEqual({ kind: "wait" });
  });

  it("is to ask again after a refusal, the end of access, or a wait that ran out", async () => {
    await sign();
    await setState("denied");
    door.clock.advance({ days: 30 });
    const { grants, next: step } = await statusIn(await freshSession());
    expect(step).toMatchObject({ kind: "ask-again" });
    expect(grants.map((grant) => tellGrant(grant).word)).toEqual([
      "Access ended on 2 December 2026",
    ]);
    await setState("pending", { expires_at: door.clock.now() });
    expect((await status()).requests).toMatchObject([{ state: "expired" }]);
  });

  it("is to confirm while a mail waits and nothing else does", async () => {
    await setState("withdrawn");
    await openBrowser(door, "198.51.100.1").post("/request/", ADA);
    expect(await next()).toEqual({ kind: "confirm" });
  });

  it("is to ask where nothing is there", async () => {
    await setState("withdrawn");
    expect(await next()).toEqual({ kind: "ask" });
  });

  it("says when nobody can sign because the company has no agreement in force", async () => {
    door.services.catalogue.nda = [];
    expect(await next()).toEqual({ kind: "agreement-missing" });
  });

  it("is to sign again after a material new version, live access included", async () => {
    await sign();
    const [old] = door.services.catalogue.nda;
    if (old)
      door.services.catalogue.nda.push({ ...old, version: "2.0", effectiveOn: "2026-11-02" });
    expect(await next()).toEqual({ kind: "sign" });
    expect((await status()).grants).toMatchObject([{ usable: false, whyNot: "sign" }]);
  });

  it("has words for each", async () => {
    for (const step of [
      { kind: "acknowledge" },
      { kind: "wait-for-agreement" },
      { kind: "ask" },
      { kind: "confirm" },
    ] as const)
      expect(tellNextStep(step, "Example").title).toMatch(/^[A-Z]/);
  });
});

const statusIn = status;
async function freshSession(): Promise<TestBrowser> {
  await browser.post("/request/link/", { email: "ada@engines.example" });
  const mail = (await door.waitingMails()).findLast(({ kind }) => kind === "return-link");
  locationOf(await browser.post("/request/sent/", { code: linkIn(mail).code }));
  return browser;
}

describe("what the page keeps to itself", () => {
  it("says neither an approver's reason nor who decided", async () => {
    await setState("denied", { reason: "Competitor", decided_by: "approver@example.com" });
    expect(JSON.stringify(await status())).not.toMatch(/Competitor|approver@/);
  });

  it("shows nothing to a browser without a session, and asks for a link", async () => {
    expect(locationOf(await openBrowser(door).get("/request/status/"))).toBe("/request/link/");
  });

  it("takes no request of another visitor: not to withdraw, not to answer", async () => {
    await setState("more-info", { question: "Who reads it?" });
    const { id } = await request();
    const eve = openBrowser(door, "198.51.100.1");
    await askAndConfirm(door, eve, { ...ADA, email: "eve@evil.example" });
    await eve.post("/request/status/", { act: "withdraw", request: id });
    await eve.post("/request/status/", { act: "answer", request: id, answer: "Me" });
    expect(
      await store.db
        .selectFrom("requests")
        .select(["state", "answer"])
        .where("id", "=", id)
        .execute(),
    ).toEqual([{ state: "more-info", answer: null }]);
    expect(JSON.stringify(await status(eve))).not.toMatch(/ada@|Who reads/);
  });

  it("survives ids that are none", async () => {
    for (const id of ["", "1", "x'; drop table requests", "00000000-0000-0000-0000-000000000000"]) {
      const fields = { act: "withdraw", request: id };
      expect(locationOf(await browser.post("/request/status/", fields))).toBe("/request/status/");
      expect(
        locationOf(
          await browser.post("/request/status/", { ...fields, act: "answer", answer: "x" }),
        ),
      ).toBe("/request/status/");
    }
  });

  it("leads nowhere but to its own pages", async () => {
    for (const act of ["sign-out", "withdraw", "nothing", "https://evil.example"]) {
      const answer = await browser.post("/request/status/", { act, next: "//evil.example" });
      expect(locationOf(answer)).toMatch(/^\/request\//);
    }
  });
});

describe("an answer", () => {
  beforeEach(async () => {
    await sign();
    await setState("more-info", { question: "Who reads it?" });
    await store.db
      .updateTable("request_documents")
      .set({ state: "question" })
      .where("document_id", "=", "soc2-2026")
      .execute();
  });
  const answer = async (text: string) =>
    browser.post("/request/status/", {
      act: "answer",
      request: (await request()).id,
      answer: text,
    });

  it("puts the request before a person again, and the approvers are told", async () => {
    const mails = (await door.waitingMails()).length;
    expect(locationOf(await answer("Our auditors\nand I."))).toBe("/request/status/");
    expect(await request()).toMatchObject({ state: "pending", answer: "Our auditors\nand I." });
    expect((await status()).requests[0]?.documents).toMatchObject([
      { id: "soc2-2026", state: "waiting" },
      { id: "pentest", state: "granted" },
    ]);
    expect(await door.waitingMails()).toHaveLength(mails + 2);
    expect(await eventTypes(door)).toContain("request.answered");
  });

  it.each(["", "  ", "x".repeat(2001), "hidden \u202e text"])(
    "is refused where it says nothing or hides something",
    async (text) => {
      const page = pageOf(await answer(text));
      expect(page.status).toBe(400);
      expect(Object.keys(page.errors)).toEqual(["answer"]);
      expect(page.answering?.typed).toBe(text.trim());
      expect(await request()).toMatchObject({ state: "more-info", answer: null });
    },
  );

  it("is taken once", async () => {
    const before = (await eventTypes(door)).length;
    await Promise.all(Array.from({ length: 12 }, () => answer("Me")));
    const after = (await eventTypes(door)).slice(before);
    expect(after.filter((type) => type === "request.answered")).toHaveLength(1);
  });
});

describe("taking a request back", () => {
  const withdraw = async () =>
    browser.post("/request/status/", { act: "withdraw", request: (await request()).id });

  it("ends it in any open state", async () => {
    for (const state of ["unverified", "verified", "pending", "more-info"] as const) {
      await setState(state);
      await withdraw();
      expect(await request()).toMatchObject({ state: "withdrawn" });
    }
  });

  it("closes what it opened", async () => {
    await sign();
    await withdraw();
    expect((await status()).grants).toMatchObject([{ state: "revoked", usable: false }]);
    expect(await eventTypes(door)).toEqual(
      expect.arrayContaining(["request.withdrawn", "grant.revoked"]),
    );
  });

  it.each(["denied", "blocked", "expired", "duplicate"] as const)(
    "changes nothing that is %s",
    async (state) => {
      await setState(state);
      await withdraw();
      expect(await request()).toMatchObject({ state });
    },
  );
});

describe("a grant", () => {
  it("by an approver of something else shows as its own row", async () => {
    const { personId } = await person();
    await sign();
    await store.transaction((tx) =>
      giveGrant(tx, door.services, {
        ...{ personId, documentId: "architecture", days: 5, nda: "required" },
        grantedBy: "approver@example.com",
      }),
    );
    expect((await status()).grants.map(({ documentId }) => documentId).sort()).toEqual([
      "architecture",
      "pentest",
    ]);
  });
});
