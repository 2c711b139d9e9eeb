/** News by mail as a visitor meets it: asked for, confirmed, changed and ended, without a word on who is known. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { erasePerson } from "#src/gate/audit/erase-person.ts";
import type { Store } from "#src/gate/definitions.ts";
import { findRoute } from "#src/gate/http/routes.ts";
import { readHeld } from "#src/gate/people/read-held.ts";
import { stopAddress } from "#src/gate/subscriptions/end-subscription.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { locationOf, openBrowser, pageOf, type TestBrowser } from "../support/gate/test-browser.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addReader } from "../support/gate/test-news.ts";
import { addPerson, eventTypes } from "../support/gate/test-people.ts";

let store: Store;
let door: TestDoor;
let browser: TestBrowser;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({ store, env: { PUBLIC_URL: "https://trust.example.com" } });
  browser = openBrowser(door);
});

const ASK = { email: "Ada@Engines.example", topic: ["subprocessors", "incidents"] };
const subscriptions = () => store.db.selectFrom("subscriptions").selectAll().execute();
const tokenIn = (text: string | undefined) =>
  text?.match(/\/subscribe\/confirm\/\?t=([\w-]{43})/)?.[1] ?? "";
const newest = async () => (await door.waitingMails()).at(-1);

async function subscribe(fields: Record<string, string | string[]> = ASK): Promise<string> {
  expect(locationOf(await browser.post("/subscribe/", fields))).toBe("/subscribe/sent/");
  return tokenIn((await newest())?.text);
}

describe("asking for news", () => {
  it("subscribes nobody before the address is confirmed, and names what was chosen", async () => {
    const token = await subscribe();
    const mail = await newest();
    expect(mail).toMatchObject({ to: "ada@engines.example", kind: "subscribe-confirm" });
    expect(mail?.text).toContain("- Subprocessors\n- Incidents");
    expect(await subscriptions()).toEqual([]);
    const shown = pageOf(await browser.get("/subscribe/confirm/", `t=${token}`));
    expect(shown.link).toEqual({
      kind: "open",
      address: "a…@engines.example",
      topics: ["Subprocessors", "Incidents"],
    });
    expect(await subscriptions()).toEqual([]);
    const done = pageOf(await browser.post("/subscribe/confirm/", { t: token }));
    expect([done.status, done.confirmed]).toEqual([200, ["Subprocessors", "Incidents"]]);
    expect((await subscriptions()).map(({ topics }) => topics)).toEqual([
      ["subprocessors", "incidents"],
    ]);
    expect(await eventTypes(door)).toEqual(["subscription.asked", "subscription.confirmed"]);
    const again = pageOf(await browser.post("/subscribe/confirm/", { t: token }));
    expect([again.status, again.confirmed]).toEqual([410, undefined]);
  });

  it("answers alike whoever asks, and beyond the limits", async () => {
    const replies: unknown[] = [];
    await addPerson(door, "known@engines.example");
    await addReader(door, "reader@engines.example");
    for (const email of [
      "known@engines.example",
      "reader@engines.example",
      ...Array(6).fill("stranger@engines.example"),
    ]) {
      const answer = await browser.post("/subscribe/", { ...ASK, email });
      replies.push(
        answer instanceof Response ? [answer.status, [...answer.headers], await answer.text()] : 0,
      );
    }
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const mails = await door.waitingMails();
    expect(mails.filter(({ to }) => to.startsWith("stranger"))).toHaveLength(3);
    expect(mails.every(({ to, text }) => !/known|reader/.test(to) || tokenIn(text) !== "")).toBe(
      true,
    );
  });

  it("says field by field what is wrong, and takes no topic that there is not", async () => {
    const page = pageOf(await browser.post("/subscribe/", { email: "ada", topic: "gossip" }));
    expect([page.status, page.errors]).toEqual([
      400,
      {
        topic: "Choose at least one topic",
        email: "Enter one plain e-mail address, such as name@company.example",
      },
    ]);
    const injected = { ...ASK, email: "ada@engines.example\r\nBcc: eve@evil.example" };
    expect(pageOf(await browser.post("/subscribe/", injected)).status).toBe(400);
    expect(await door.waitingMails()).toEqual([]);
  });

  it("keeps nothing of what a program sends", async () => {
    locationOf(await browser.post("/subscribe/", { ...ASK, website: "https://spam.example" }));
    expect(await door.waitingMails()).toEqual([]);
    expect(await store.db.selectFrom("people").selectAll().execute()).toEqual([]);
  });

  it("opens no session and no document with its link", async () => {
    const token = await subscribe();
    const link = pageOf(await browser.get("/request/confirm/", `t=${token}`));
    expect(link.status).toBe(410);
    await browser.post("/request/confirm/", { t: token, email: "ada@engines.example" });
    await browser.post("/subscribe/confirm/", { t: token });
    expect(browser.cookies.size).toBe(0);
    expect(await store.db.selectFrom("sessions").selectAll().execute()).toEqual([]);
  });

  it("is too late a day later", async () => {
    const token = await subscribe();
    door.clock.advance({ hours: 25 });
    expect(pageOf(await browser.post("/subscribe/confirm/", { t: token })).status).toBe(410);
    expect(await subscriptions()).toEqual([]);
  });
});

describe("the way out", () => {
  const queryOf = (personId: string) =>
    new URL(stopAddress(door.services, personId)).search.slice(1);

  it("is one POST of a mail program, without cookie or page, as often as it likes", async () => {
    const personId = await addReader(door, "ada@engines.example");
    for (let time = 0; time < 2; time += 1) {
      const answer = await browser.post(
        "/subscribe/stop/",
        { "List-Unsubscribe": "One-Click" },
        queryOf(personId),
      );
      expect(answer instanceof Response && [answer.status, [...answer.headers.keys()]]).toEqual([
        200,
        ["content-type"],
      ]);
    }
    expect(await subscriptions()).toEqual([]);
    expect(await eventTypes(door)).toEqual(["subscription.ended"]);
    expect(findRoute("/subscribe/stop/")?.takesPrograms).toBe(true);
  });

  it("changes nothing by being opened", async () => {
    const personId = await addReader(door, "ada@engines.example");
    const page = pageOf(await browser.get("/subscribe/stop/", queryOf(personId)));
    expect(page.topics?.filter(({ isTicked }) => isTicked).map(({ topic }) => topic)).toEqual([
      "subprocessors",
    ]);
    expect(await subscriptions()).toHaveLength(1);
  });

  it("also leads to other topics, and to none by a button", async () => {
    const personId = await addReader(door, "ada@engines.example");
    const keep = { keep: "yes", topic: ["security", "compliance"] };
    pageOf(await browser.post("/subscribe/stop/", keep, queryOf(personId)));
    expect((await subscriptions())[0]?.topics).toEqual(["security", "compliance"]);
    const none = pageOf(await browser.post("/subscribe/stop/", { keep: "yes" }, queryOf(personId)));
    expect(none.status).toBe(400);
    const over = pageOf(await browser.post("/subscribe/stop/", {}, queryOf(personId)));
    expect(over.isOver).toBe(true);
    expect(await subscriptions()).toEqual([]);
  });

  it("ends nobody else's subscription", async () => {
    const ada = await addReader(door, "ada@engines.example");
    const eve = await addReader(door, "eve@evil.example");
    const forged = queryOf(eve).replace(eve, ada);
    for (const query of [forged, `s=${ada}`, `s=${ada}.${"0".repeat(64)}`, ""]) {
      const page = pageOf(
        await browser.post("/subscribe/stop/", { "List-Unsubscribe": "One-Click" }, query),
      );
      expect(page.status).toBe(404);
    }
    expect(await subscriptions()).toHaveLength(2);
  });
});

it("is told to the person it is about, and goes when they are erased", async () => {
  const personId = await addReader(door, "ada@engines.example");
  const held = await readHeld(store.db, { catalogue: door.services.catalogue, personId });
  expect(held?.subscription).toEqual({
    topics: ["subprocessors"],
    confirmed_at: door.clock.now(),
  });
  await erasePerson(door.services, personId, "owner@example.com");
  expect(await subscriptions()).toEqual([]);
});
