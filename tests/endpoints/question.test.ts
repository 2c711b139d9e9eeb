/** A question, or a report of a vulnerability: passed on by mail to the right person, and kept nowhere. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Store } from "#src/gate/definitions.ts";
import { sendOutbox } from "#src/gate/mail/send-outbox.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { locationOf, openBrowser, pageOf, type TestBrowser } from "../support/gate/test-browser.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { dumpAsText } from "../support/gate/whole-database.ts";

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

const QUESTION = {
  kind: "question",
  email: "ada@engines.example",
  name: "Ada Lovelace",
  text: "Do you support SCIM?\n\nWe need it.",
};

it.each([
  ["question", "security@example.com", "A question from the trust center"],
  ["privacy", "privacy@example.com", "A question about personal data from the trust center"],
  ["vulnerability", "security@example.com", "A report of a vulnerability from the trust center"],
])("of kind %s goes to %s", async (kind, to, subject) => {
  expect(locationOf(await browser.post("/ask/", { ...QUESTION, kind }))).toBe("/ask/?sent");
  const [mail, ...others] = await door.waitingMails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to, subject });
  expect(mail?.text).toContain("Answer to: ada@engines.example\nName: Ada Lovelace");
  expect(mail?.text).toContain("Do you support SCIM?\n\nWe need it.");
});

it("leaves nothing behind once it is sent, and sends nothing to the address that was typed", async () => {
  await browser.post("/ask/", QUESTION);
  const sent: string[] = [];
  door.services.mailer = {
    send: async (_, { to }) => {
      sent.push(to);
    },
    close: async () => {},
  };
  await sendOutbox(door.services);
  expect(sent).toEqual(["security@example.com"]);
  expect(await dumpAsText(store)).not.toMatch(/ada|lovelace|scim/i);
  expect(browser.cookies.size).toBe(0);
});

it("needs no address for a vulnerability, and for anything else one that can be answered", async () => {
  const anonymous = { ...QUESTION, email: "", name: "" };
  const page = pageOf(await browser.post("/ask/", anonymous));
  expect([page.status, page.errors]).toEqual([400, { email: "Enter your work e-mail address" }]);
  locationOf(await browser.post("/ask/", { ...anonymous, kind: "vulnerability" }));
  expect((await door.waitingMails())[0]?.text).toContain("Answer to: not given");
});

it("says field by field what is wrong, and lets nothing into the head of a mail", async () => {
  const page = pageOf(
    await browser.post("/ask/", {
      kind: "gossip",
      email: "ada@engines.example\r\nBcc: eve@evil.example",
      name: "Ada\u202e",
      text: " ",
    }),
  );
  expect([page.status, page.errors]).toEqual([
    400,
    {
      kind: "Choose what it is about",
      text: "Say in plain text what you want to ask or report",
      email: "Enter one plain e-mail address, such as name@company.example",
      name: "Enter your name in plain letters, or leave it empty",
    },
  ]);
  const html = "<img src=x onerror=alert(1)>";
  await browser.post("/ask/", { ...QUESTION, text: html });
  const [mail] = await door.waitingMails();
  expect(mail?.html).not.toContain(html);
  expect(mail?.html).toContain("&lt;img");
});

it("is told openly when it is not sent, with the address to mail to, and not when a program sent it", async () => {
  for (let time = 0; time < 5; time += 1) locationOf(await browser.post("/ask/", QUESTION));
  const page = pageOf(await browser.post("/ask/", { ...QUESTION, kind: "privacy" }));
  expect([page.status, page.errors]).toEqual([
    429,
    { text: "Too much was sent within the hour, so this was not; mail it to privacy@example.com" },
  ]);
  expect(await door.waitingMails()).toHaveLength(5);
  const other = openBrowser(door, "198.51.100.3");
  locationOf(await other.post("/ask/", { ...QUESTION, website: "https://spam.example" }));
  expect(await door.waitingMails()).toHaveLength(5);
});
