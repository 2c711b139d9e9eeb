/** The visitor’s session in one browser and another, and the way back to it by mail. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#src/gate/definitions.ts";
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

describe("the session", () => {
  it("ends in this browser, and its cookie goes", async () => {
    const other = openBrowser(door, "198.51.100.1");
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    await browser.post("/request/status/", { act: "sign-out" });
    expect([...browser.cookies.keys()].some((name) => name.endsWith("visitor"))).toBe(false);
    // A copy of the cookie opens nothing any more.
    expect(locationOf(await other.get("/request/status/"))).toBe("/request/link/");
  });

  it("ends in all browsers where that is asked, and nobody else's", async () => {
    const eve = openBrowser(door, "198.51.100.1");
    await askAndConfirm(door, eve, { ...ADA, email: "eve@evil.example" });
    const phone = openBrowser(door, "198.51.100.2");
    await phone.post("/request/link/", { email: "ada@engines.example" });
    const mail = (await door.waitingMails()).findLast(({ kind }) => kind === "return-link");
    await phone.post("/request/sent/", { code: linkIn(mail).code });
    await status(phone);
    await browser.post("/request/status/", { act: "sign-out-everywhere" });
    for (const one of [browser, phone])
      expect(locationOf(await one.get("/request/status/"))).toBe("/request/link/");
    await status(eve);
  });

  it("carries cookies that no script reads and no other site sends", async () => {
    const secure = await openTestDoor({ store, env: { PUBLIC_URL: "https://trust.example.com" } });
    const answer = await openBrowser(secure, "198.51.100.1").post("/request/", ADA);
    expect((answer as Response).headers.get("set-cookie")).toMatch(
      /^__Host-fanlight-ask=[\w-]{43}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure$/,
    );
  });
});

describe("the way back", () => {
  it("mails a link for an hour to a confirmed address, and nothing to any other", async () => {
    const before = (await door.waitingMails()).length;
    const phone = openBrowser(door, "198.51.100.2");
    for (const email of ["nobody@engines.example", "x@mailinator.com", "ADA@engines.example"])
      expect(locationOf(await phone.post("/request/link/", { email }))).toBe(
        "/request/sent/?return",
      );
    const [mail, ...more] = (await door.waitingMails()).slice(before);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: "return-link", to: "ada@engines.example" });
    const { token } = linkIn(mail);
    expect(pageOf(await phone.get("/request/confirm/", `t=${token}`)).link).toMatchObject({
      kind: "open",
      purpose: "reclaim",
      asked: undefined,
    });
    door.clock.advance({ minutes: 59 });
    expect(locationOf(await phone.post("/request/confirm/", { t: token }))).toBe(
      "/request/status/",
    );
    expect((await status(phone)).visitor.email).toBe("ada@engines.example");
  });

  it("has run out after an hour", async () => {
    await browser.post("/request/link/", { email: "ada@engines.example" });
    const mail = (await door.waitingMails()).findLast(({ kind }) => kind === "return-link");
    door.clock.advance({ hours: 1 });
    const page = pageOf(await browser.post("/request/confirm/", { t: linkIn(mail).token }));
    expect(page).toMatchObject({ status: 410, link: { why: "expired" } });
  });

  it("is not for an address that was typed and never confirmed", async () => {
    await openBrowser(door, "198.51.100.1").post("/request/", {
      ...ADA,
      email: "bob@engines.example",
    });
    const before = (await door.waitingMails()).length;
    await openBrowser(door, "198.51.100.2").post("/request/link/", {
      email: "bob@engines.example",
    });
    expect(await door.waitingMails()).toHaveLength(before);
  });

  it("refuses what is no address, with status 400", async () => {
    const page = pageOf(
      await browser.post("/request/link/", { email: "ada@engines.example, eve@evil.example" }),
    );
    expect(page.status).toBe(400);
    expect(Object.keys(page.errors)).toEqual(["email"]);
  });

  it("shares the limits of all mails to one mailbox", async () => {
    const before = (await door.waitingMails()).length;
    for (let n = 0; n < 6; n += 1)
      await openBrowser(door, `198.51.100.${n}`).post("/request/link/", {
        email: "ada@engines.example",
      });
    expect(await door.waitingMails()).toHaveLength(before + 2);
  });
});
