import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#src/gate/definitions.ts";
import { findVisitor } from "#src/gate/sessions/visitor-session.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import {
  ADA,
  linkIn,
  locationOf,
  openBrowser,
  pageOf,
  type TestBrowser,
} from "../support/gate/test-browser.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addPerson, eventTypes } from "../support/gate/test-people.ts";

let store: Store;
let door: TestDoor;
/** The browser that asked. */
let browser: TestBrowser;
let link: { token: string; code: string };
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({ store });
  browser = openBrowser(door);
  locationOf(await browser.post("/request/", ADA));
  link = linkIn((await door.waitingMails())[0]);
});

const state = async () =>
  (await store.db.selectFrom("requests").select("state").executeTakeFirstOrThrow()).state;
const sessions = () => store.db.selectFrom("sessions").selectAll().execute();
const visitorOf = ({ cookies }: TestBrowser) =>
  findVisitor(door.services, [...cookies].find(([name]) => name.endsWith("fanlight-visitor"))?.[1]);
const elsewhere = () => openBrowser(door, "203.0.113.9");

describe("the mailed link", () => {
  it("shows what was asked, and changes nothing however often it is opened", async () => {
    for (const one of [browser, elsewhere(), elsewhere()]) {
      const page = pageOf(await one.get("/request/confirm/", `t=${link.token}`));
      expect(page).toMatchObject({
        status: 200,
        link: { kind: "open", asked: { name: "Ada Lovelace", documents: ["Title of pentest"] } },
      });
      pageOf(await one.get("/request/not-me/", `t=${link.token}`));
    }
    expect(await state()).toBe("unverified");
    expect(await sessions()).toEqual([]);
    expect(await eventTypes(door)).toEqual(["request.received"]);
  });

  it("needs one click in the browser that asked", async () => {
    const page = pageOf(await browser.get("/request/confirm/", `t=${link.token}`));
    expect(page.link).toMatchObject({ isSameBrowser: true, email: "ada@engines.example" });
    const answer = await browser.post("/request/confirm/", { t: link.token });
    expect(locationOf(answer)).toBe("/request/status/");
    expect(await visitorOf(browser)).toMatchObject({
      email: "ada@engines.example",
      title: "Analyst",
    });
    expect(await state()).toBe("verified");
    expect(await eventTypes(door)).toEqual([
      "request.received",
      "request.verified",
      "session.started",
    ]);
  });

  it("needs the address retyped in another browser, which it shows in part only", async () => {
    const other = elsewhere();
    const page = pageOf(await other.get("/request/confirm/", `t=${link.token}`));
    expect(page.link).toMatchObject({ isSameBrowser: false, email: "a…@engines.example" });
    expect(JSON.stringify(page)).not.toContain("ada@");
    for (const email of ["", "eve@engines.example", "ada"]) {
      const wrong = pageOf(await other.post("/request/confirm/", { t: link.token, email }));
      expect(wrong.status).toBe(400);
      expect(wrong.errors).toEqual({ email: "Enter the address that the mail was sent to" });
    }
    expect(await state()).toBe("unverified");
    const right = { t: link.token, email: " ADA@Engines.example" };
    expect(locationOf(await other.post("/request/confirm/", right))).toBe("/request/status/");
    expect(await visitorOf(other)).toMatchObject({ email: "ada@engines.example" });
  });

  it("gives nothing to the browser of whoever had it sent, when the victim confirms", async () => {
    const victim = elsewhere();
    await victim.post("/request/confirm/", { t: link.token, email: "ada@engines.example" });
    expect(await visitorOf(victim)).toBeDefined();
    expect(await visitorOf(browser)).toBeUndefined();
    const code = await browser.post("/request/sent/", { code: link.code });
    expect(pageOf(code).status).toBe(400);
    expect(locationOf(await browser.get("/request/status/"))).toBe("/request/link/");
    expect(await sessions()).toHaveLength(1);
  });

  it("cannot be replayed", async () => {
    await browser.post("/request/confirm/", { t: link.token });
    for (const one of [browser, elsewhere()]) {
      const again = { t: link.token, email: "ada@engines.example" };
      const page = pageOf(await one.post("/request/confirm/", again));
      expect(page).toMatchObject({ status: 410, link: { kind: "over", why: "used" } });
    }
    expect(await sessions()).toHaveLength(1);
  });

  it("is won by exactly one of twelve at once, link and code together", async () => {
    const ways = Array.from({ length: 12 }, (_, n) => {
      if (n % 3 === 0) return browser.post("/request/sent/", { code: link.code });
      if (n % 3 === 1) return browser.post("/request/confirm/", { t: link.token });
      return elsewhere().post("/request/confirm/", { t: link.token, email: "ada@engines.example" });
    });
    const answers = await Promise.all<Response | unknown>(ways);
    expect(answers.filter((answer) => answer instanceof Response)).toHaveLength(1);
    expect(await sessions()).toHaveLength(1);
    expect((await eventTypes(door)).filter((type) => type === "request.verified")).toHaveLength(1);
  });

  it("serves for 24 hours, and for one where documents are open to the address", async () => {
    door.clock.advance({ hours: 23, minutes: 59 });
    expect(pageOf(await browser.get("/request/confirm/", `t=${link.token}`)).status).toBe(200);
    door.clock.advance({ minutes: 1 });
    expect(pageOf(await browser.get("/request/confirm/", `t=${link.token}`))).toMatchObject({
      status: 410,
      link: { why: "expired" },
    });
    expect(pageOf(await browser.post("/request/confirm/", { t: link.token })).status).toBe(410);

    const ada = await store.db.selectFrom("people").select("id").executeTakeFirstOrThrow();
    await store.db
      .insertInto("grants")
      .values({
        ...{ id: door.services.random.uuid(), person_id: ada.id, document_id: "pentest" },
        ...{ state: "active", nda: "exempt", days: 30, granted_by: "approver@example.com" },
        ...{ created_at: door.clock.now(), starts_at: null, until: null },
      })
      .execute();
    await browser.post("/request/", ADA);
    const short = await store.db
      .selectFrom("links")
      .select(["expires_at", "created_at"])
      .orderBy("created_at", "desc")
      .executeTakeFirstOrThrow();
    expect(short.expires_at.getTime() - short.created_at.getTime()).toBe(3_600_000);
  });

  it("answers an unknown token as one that is over", async () => {
    for (const t of ["", "x".repeat(43), "'; drop table links"]) {
      const page = pageOf(
        await browser.post("/request/confirm/", { t, email: "ada@engines.example" }),
      );
      expect(page).toMatchObject({ status: 410, link: { kind: "over", why: "unknown" } });
    }
  });

  it("does nothing for a sign-in of approvers, which is another kind of link", async () => {
    await store.db.updateTable("links").set({ purpose: "approver" }).execute();
    const page = pageOf(await browser.post("/request/confirm/", { t: link.token }));
    expect(page.link).toEqual({ kind: "over", why: "unknown" });
    expect(await sessions()).toEqual([]);
  });

  it("leads nowhere once its request has been withdrawn or has lapsed", async () => {
    await store.db.updateTable("requests").set({ state: "lapsed" }).execute();
    expect(pageOf(await browser.get("/request/confirm/", `t=${link.token}`)).status).toBe(410);
    expect(pageOf(await browser.post("/request/confirm/", { t: link.token })).status).toBe(410);
    expect(await sessions()).toEqual([]);
  });

  it("is bound to the session that it gives for two weeks at most", async () => {
    await browser.post("/request/confirm/", { t: link.token });
    door.clock.advance({ days: 13, hours: 23 });
    expect(await visitorOf(browser)).toBeDefined();
    door.clock.advance({ hours: 1 });
    expect(await visitorOf(browser)).toBeUndefined();
  });

  it("lets an address be retyped ten times an hour", async () => {
    for (let n = 0; n < 10; n += 1)
      await elsewhere().post("/request/confirm/", {
        t: link.token,
        email: `a${n}@engines.example`,
      });
    const right = { t: link.token, email: "ada@engines.example" };
    expect(pageOf(await elsewhere().post("/request/confirm/", right)).status).toBe(410);
    expect(locationOf(await browser.post("/request/confirm/", { t: link.token }))).toBe(
      "/request/status/",
    );
  });
});

describe("the code", () => {
  it("serves alone in the browser that asked, with spaces as people type them", async () => {
    const code = `${link.code.slice(0, 3)} ${link.code.slice(3)}`;
    expect(locationOf(await browser.post("/request/sent/", { code }))).toBe("/request/status/");
    expect(await sessions()).toMatchObject([{ method: "code", email: "ada@engines.example" }]);
  });

  it("serves in no other browser", async () => {
    const other = elsewhere();
    expect(pageOf(await other.post("/request/sent/", { code: link.code })).status).toBe(400);
    await other.post("/request/", { ...ADA, email: "eve@evil.example" });
    expect(pageOf(await other.post("/request/sent/", { code: link.code })).status).toBe(400);
    expect(await state()).toBe("unverified");
  });

  it("is given up after five wrong tries, and the link still serves", async () => {
    const wrong = link.code === "000000" ? "111111" : "000000";
    const guesses = Array.from({ length: 5 }, () =>
      browser.post("/request/sent/", { code: wrong }),
    );
    for (const answer of await Promise.all(guesses)) expect(pageOf(answer).status).toBe(400);
    expect(pageOf(await browser.post("/request/sent/", { code: link.code })).status).toBe(400);
    expect(locationOf(await browser.post("/request/confirm/", { t: link.token }))).toBe(
      "/request/status/",
    );
  });

  it("answers a wrong, a used, a missing and a senseless one alike", async () => {
    const wrong = link.code === "000000" ? "111111" : "000000";
    const first = pageOf(await browser.post("/request/sent/", { code: wrong }));
    await browser.post("/request/sent/", { code: link.code });
    const others = [
      await browser.post("/request/sent/", { code: link.code }),
      await elsewhere().post("/request/sent/", { code: wrong }),
      await browser.post("/request/sent/", { code: "" }),
      await browser.post("/request/sent/", { code: "1' or 1=1" }),
    ];
    for (const other of others) expect(pageOf(other)).toEqual(first);
  });

  it("does not say whether a way back was mailed", async () => {
    await addPerson(door, "known@engines.example");
    const known = openBrowser(door, "203.0.113.1");
    const unknown = openBrowser(door, "203.0.113.2");
    const asked = [
      await known.post("/request/link/", { email: "known@engines.example" }),
      await unknown.post("/request/link/", { email: "unknown@engines.example" }),
    ];
    expect(asked.map(locationOf)).toEqual(["/request/sent/?return", "/request/sent/?return"]);
    for (let n = 0; n < 6; n += 1) {
      const guesses = [known, unknown].map((one) => one.post("/request/sent/", { code: "000000" }));
      const [one, other] = await Promise.all(guesses);
      expect(one).toEqual(other);
    }
  });
});

describe("this was not me", () => {
  it("ends the request, its link and its code", async () => {
    const victim = elsewhere();
    const page = pageOf(await victim.post("/request/not-me/", { t: link.token }));
    expect(page).toMatchObject({ status: 200, isDone: true });
    expect(await state()).toBe("withdrawn");
    expect(pageOf(await browser.post("/request/confirm/", { t: link.token })).status).toBe(410);
    expect(pageOf(await browser.post("/request/sent/", { code: link.code })).status).toBe(400);
    expect(await eventTypes(door)).toEqual(["request.received", "request.disowned"]);
    expect(await sessions()).toEqual([]);
  });

  it("feeds the limits: no mail to the address for a day, and few from that network", async () => {
    await elsewhere().post("/request/not-me/", { t: link.token });
    const before = (await door.waitingMails()).length;
    await openBrowser(door, "198.51.100.1").post("/request/", ADA);
    door.clock.advance({ hours: 23 });
    await openBrowser(door, "198.51.100.2").post("/request/", ADA);
    expect(await door.waitingMails()).toHaveLength(before);
    door.clock.advance({ hours: 1, seconds: 1 });
    await openBrowser(door, "198.51.100.3").post("/request/", ADA);
    expect(await door.waitingMails()).toHaveLength(before + 1);
  });

  it("is done once", async () => {
    const ways = Array.from({ length: 12 }, () =>
      elsewhere().post("/request/not-me/", { t: link.token }),
    );
    const done = (await Promise.all(ways)).filter((answer) => pageOf(answer).isDone);
    expect(done).toHaveLength(1);
    expect((await eventTypes(door)).filter((type) => type === "request.disowned")).toHaveLength(1);
  });
});
