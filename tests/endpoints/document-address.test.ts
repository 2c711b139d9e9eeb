/** The address of one document, as somebody passes it on: it leads through the same gates as everything, and ends on the document. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#src/gate/definitions.ts";
import { giveGrant } from "#src/gate/grants/give-grant.ts";
import { makeInvitation } from "#src/gate/invitations/make-invitation.ts";
import { ADDRESSES } from "../support/gate/admin.ts";
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
import { addPerson } from "../support/gate/test-people.ts";

const PENTEST = "/request/document/pentest/";
const STATUS = "/request/status/";
const EMAIL = "ada@engines.example";

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
});

const newestMail = async () => (await door.waitingMails()).findLast(({ to }) => to === EMAIL);

async function give(documentId: string, nda: "required" | "exempt" = "exempt") {
  const { personId } = await addPerson(door, EMAIL);
  await store.transaction((tx) =>
    giveGrant(tx, door.services, { personId, documentId, days: 9, nda, grantedBy: "x" }),
  );
}

/** Opens the address in a browser that nobody knows, and types the address of the mail. */
async function askForWayBack(at: `/request/document/${string}/`) {
  const to = new URL(locationOf(await browser.get(at)), "http://here");
  expect(to.pathname).toBe("/request/link/");
  const { wanted } = pageOf(await browser.get("/request/link/", to.search.slice(1)));
  const fields = { email: EMAIL, ...(wanted && { document: wanted.id }) };
  const sent = new URL(locationOf(await browser.post("/request/link/", fields)), "http://here");
  return { ...linkIn(await newestMail()), sent: sent.search.slice(1) };
}

async function sign(one: TestBrowser): Promise<string> {
  const { proof } = pageOf(await one.get("/request/nda/"));
  const signature = { name: "Ada Lovelace", title: "Analyst", company: "Engines Ltd" };
  return locationOf(
    await one.post("/request/nda/", {
      ...signature,
      capacity: "bind",
      agreed: "yes",
      presented: proof,
    }),
  );
}

describe("the address of a document", () => {
  it("leads a stranger to the way back, which offers to request it, and names nothing hidden", async () => {
    expect(locationOf(await browser.get(PENTEST))).toBe("/request/link/?document=pentest");
    expect(pageOf(await browser.get("/request/link/", "document=pentest")).wanted).toEqual({
      id: "pentest",
      title: "Title of pentest",
    });
    for (const id of ["secret-roadmap", "nothing", "..%2Fadmin"]) {
      expect(locationOf(await browser.get(`/request/document/${id}/`))).toBe("/request/link/");
      const page = pageOf(await browser.get("/request/link/", `document=${id}`));
      expect(page.wanted).toBeUndefined();
    }
  });

  it("is reached again through the mail, in the browser that asked and in another", async () => {
    await give("pentest");
    const { token } = await askForWayBack(PENTEST);
    expect((await newestMail())?.text).toContain(`?t=${token}&document=pentest`);
    const query = `t=${token}&document=pentest`;
    expect(pageOf(await browser.get("/request/confirm/", query)).wanted?.id).toBe("pentest");
    const fields = { t: token, document: "pentest", email: EMAIL };
    expect(locationOf(await openBrowser(door).post("/request/confirm/", fields))).toBe(PENTEST);
    const { code, sent } = await askForWayBack(PENTEST);
    expect(sent).toBe("return&document=pentest");
    expect(locationOf(await browser.post("/request/sent/", { code }, sent))).toBe(PENTEST);
    expect(pageOf(await browser.get(PENTEST)).grant).toMatchObject({ usable: true });
  });

  it("shows what stands between before it is signed for", async () => {
    await give("pentest", "required");
    const { code, sent } = await askForWayBack(PENTEST);
    expect(locationOf(await browser.post("/request/sent/", { code }, sent))).toBe(PENTEST);
    expect(pageOf(await browser.get(PENTEST)).grant).toMatchObject({ whyNot: "sign" });
  });

  it("leads whoever never asked to the request, with it ticked, and whoever asked to what is next", async () => {
    await addPerson(door, EMAIL);
    const { code, sent } = await askForWayBack(PENTEST);
    const ask = "/request/?document=pentest";
    expect(locationOf(await browser.post("/request/sent/", { code }, sent))).toBe(ask);
    expect(locationOf(await browser.get(PENTEST))).toBe(ask);
    const asking = { as: "visitor", purpose: "To buy", document: ["architecture", "pentest"] };
    expect(locationOf(await browser.post("/request/", asking))).toBe(STATUS);
    expect(locationOf(await browser.get(PENTEST))).toBe(STATUS);
    for (const id of ["secret-roadmap", "nothing"])
      expect(pageOf(await browser.get(`/request/document/${id}/`))).toMatchObject({ status: 404 });
  });

  it("takes nothing else for a document, whoever sends it", async () => {
    await give("secret-roadmap");
    for (const forged of ["//evil.example", "/\\evil.example", "../admin", "secret-roadmap"]) {
      const to = locationOf(
        await browser.post("/request/link/", { email: EMAIL, document: forged }),
      );
      expect(to).toBe("/request/sent/?return");
      const mail = await newestMail();
      expect(mail?.text).not.toContain("document=");
      const fields = { t: linkIn(mail).token, document: forged };
      expect(locationOf(await browser.post("/request/confirm/", fields))).toBe(STATUS);
      await store.db.deleteFrom("rate_limits").execute();
    }
  });
});

describe("a request for one document", () => {
  it("ends on it: after the signature, and at once where it is signed already", async () => {
    await askAndConfirm(door, browser);
    expect(locationOf(await browser.get(PENTEST))).toBe(STATUS);
    expect(await sign(browser)).toBe(PENTEST);
    const mails = (await door.waitingMails()).filter(({ kind }) => kind === "request-approved");
    expect(mails.map(({ text }) => text.includes(PENTEST))).toEqual([true]);
    const again = { as: "visitor", purpose: "To buy", document: ["pentest"] };
    expect(locationOf(await browser.post("/request/", again))).toBe(PENTEST);
  });

  it("for several ends on what is open and what is next", async () => {
    await askAndConfirm(door, browser, { ...ADA, document: ["pentest", "architecture"] });
    expect(await sign(browser)).toBe(STATUS);
  });

  it("by an invitation ends on it too, a hidden one included", async () => {
    const made = await makeInvitation(door.services, {
      by: { email: ADDRESSES.approver, role: "approver" },
      emails: EMAIL,
      domain: "",
      documents: ["secret-roadmap"],
      nda: "exempt",
      message: "",
      days: undefined,
      openDays: undefined,
      maxUses: undefined,
      mayPass: true,
      soc1Confirmed: false,
    });
    const t = made.kind === "made" ? (new URL(made.link).searchParams.get("t") ?? "") : "";
    locationOf(await browser.post("/invitation/", { ...ADA, t, document: "secret-roadmap" }));
    const { token } = linkIn(await newestMail());
    expect(locationOf(await browser.post("/request/confirm/", { t: token }))).toBe(
      "/request/document/secret-roadmap/",
    );
  });
});
