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

const requests = () => store.db.selectFrom("requests").selectAll().orderBy("created_at").execute();
/** Everything of an answer that a stranger could compare; the cookie's value is random. */
const reply = async (answer: Response | unknown) =>
  answer instanceof Response
    ? {
        status: answer.status,
        headers: [...answer.headers].map(([name, value]) => [
          name,
          value.replace(/=[\w-]{43};/, "=…;"),
        ]),
        body: await answer.text(),
      }
    : answer;

describe("the form", () => {
  it("lists what can be asked for by level, never what is hidden, and ticks what the address names", async () => {
    const page = pageOf(await browser.get("/request/", "document=pentest&document=secret-roadmap"));
    expect(page.status).toBe(200);
    const listed = page.groups.map(({ level, documents }) => [
      level,
      documents.map(({ id, isTicked }) => [id, isTicked]),
    ]);
    expect(listed).toEqual([
      [
        "approval",
        [
          ["soc2-2026", false],
          ["architecture", false],
        ],
      ],
      ["nda", [["pentest", true]]],
    ]);
    expect(JSON.stringify(page)).not.toContain("roadmap");
  });

  it("changes nothing by being read", async () => {
    await browser.get("/request/");
    expect(browser.cookies.size).toBe(0);
    expect(await store.db.selectFrom("rate_limits").selectAll().execute()).toEqual([]);
  });

  it("says field by field what is wrong, with status 400, and keeps what was typed", async () => {
    const page = pageOf(
      await browser.post("/request/", { email: "ada", name: " ", purpose: "x".repeat(1001) }),
    );
    expect(page.status).toBe(400);
    expect(page.errors).toEqual({
      document: "Choose at least one document",
      email: "Enter one plain e-mail address, such as name@company.example",
      name: "Enter your full name",
      title: "Enter your title, such as Security analyst",
      company: "Enter the name of your company",
      purpose: "The purpose may have at most 1000 characters",
    });
    expect(Object.keys(page.errors)[0]).toBe("document");
    expect(page.values.email).toBe("ada");
    expect(await requests()).toEqual([]);
  });

  it.each([
    ["a second recipient", "ada@engines.example, eve@evil.example"],
    ["a second recipient after a semicolon", "ada@engines.example;eve@evil.example"],
    ["a header", "ada@engines.example\r\nBcc: eve@evil.example"],
    ["a display name", "Ada <ada@engines.example>"],
    ["a quoted part", '"ada eve"@engines.example'],
    ["a direction override", "ada\u202e@engines.example"],
    ["a zero-width space", "ada\u200b@engines.example"],
    ["a Cyrillic letter in the mailbox", "\u0430da@engines.example"],
    ["too many characters", `${"a".repeat(250)}@engines.example`],
  ])("refuses an address with %s", async (_, email) => {
    const page = pageOf(await browser.post("/request/", { ...ADA, email }));
    expect(Object.keys(page.errors)).toEqual(["email"]);
    expect(await door.waitingMails()).toEqual([]);
  });

  it.each(["name", "title", "company"])(
    "refuses a %s that hides or turns characters",
    async (field) => {
      for (const typed of [
        "Ada\u202egnp",
        "Ada\u0007",
        "Ada\nBcc: eve@evil.example",
        "\u3164",
        "\u200b",
      ]) {
        const page = pageOf(await browser.post("/request/", { ...ADA, [field]: typed }));
        expect(Object.keys(page.errors)).toEqual([field]);
      }
      expect(await requests()).toEqual([]);
    },
  );

  it("treats a hidden document as one that does not exist", async () => {
    const hidden = pageOf(await browser.post("/request/", { ...ADA, document: "secret-roadmap" }));
    const unknown = pageOf(await browser.post("/request/", { ...ADA, document: "no-such-thing" }));
    expect(hidden).toEqual(unknown);
    expect(hidden.errors).toEqual({
      document: "Choose documents from this list; one of those sent is not on it",
    });
    const mixed = pageOf(
      await browser.post("/request/", { ...ADA, document: ["pentest", "secret-roadmap"] }),
    );
    expect(mixed.status).toBe(400);
  });
});

describe("a request", () => {
  it("is kept unconfirmed with everything that a decision needs, and one mail goes out", async () => {
    const answer = await browser.post("/request/", { ...ADA, email: " Ada@Engines.EXAMPLE " });
    expect(locationOf(answer)).toBe("/request/sent/");
    const [request] = await requests();
    expect(request).toMatchObject({
      state: "unverified",
      name: "Ada Lovelace",
      language: "en-GB",
      ip: "192.0.2.7",
      user_agent: "Test browser",
    });
    const [mail, ...more] = await door.waitingMails();
    expect(more).toEqual([]);
    expect(mail?.to).toBe("ada@engines.example");
    expect(await eventTypes(door)).toEqual(["request.received"]);
  });

  it("names nobody in its event outside the payload, which erasure takes away", async () => {
    await browser.post("/request/", ADA);
    const { payload, ...open } = await store.db
      .selectFrom("events")
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(open)).not.toMatch(/\bada\b|engines|192\.0\.2|Test browser/i);
    expect(payload).toMatchObject({ email: "ada@engines.example", documents: ["pentest"] });
    expect(door.lines).toEqual([]);
  });

  it("mails links to the configured address only, whatever the request says of its host", async () => {
    const forged = new URL("https://evil.example/request/");
    const { showAsk } = await import("#src/gate/http/visitor/ask.ts");
    const body = new FormData();
    for (const [name, value] of Object.entries(ADA)) body.append(name, String(value));
    const headers = { host: "evil.example", "x-forwarded-host": "evil.example" };
    await showAsk(new Request(forged, { method: "POST", body, headers }), {
      services: door.services,
      ip: "192.0.2.7",
    });
    const [mail] = await door.waitingMails();
    expect(mail?.text).toContain("https://trust.example.com/request/confirm/?t=");
    expect(`${mail?.text}${mail?.html}`).not.toContain("evil");
  });

  it("repeats nothing typed in the mail, which anybody can have sent to anybody", async () => {
    await browser.post("/request/", {
      ...ADA,
      name: "Click http evil dot example",
      company: "<b>Evil</b>",
      purpose: "Call this number",
    });
    const [mail] = await door.waitingMails();
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/evil|Call this/i);
  });

  it("stores no token, code or cookie, only what is made of them", async () => {
    await browser.post("/request/", ADA);
    const { token, code } = linkIn((await door.waitingMails())[0]);
    const cookie = [...browser.cookies.values()][0] ?? "";
    expect([token, code, cookie].every((text) => text.length >= 6)).toBe(true);
    for (const table of ["links", "requests", "events", "outbox", "people"] as const) {
      const rows = JSON.stringify(await store.db.selectFrom(table).selectAll().execute());
      for (const secret of [token, cookie, `"${code}"`]) expect(rows).not.toContain(secret);
    }
  });

  it("takes mixed case as one person, and plus signs, sub-domains and look-alikes as others", async () => {
    const addresses = [
      "ada@engines.example",
      "ADA@ENGINES.example",
      "ada+soc2@engines.example",
      "ada@mail.engines.example",
      "ada@eng\u0456nes.example",
    ];
    for (const [index, email] of addresses.entries())
      await openBrowser(door, `192.0.2.${index}`).post("/request/", { ...ADA, email });
    const people = await store.db.selectFrom("people").select("email").orderBy("email").execute();
    expect(people.map(({ email }) => email)).toEqual([
      "ada+soc2@engines.example",
      "ada@engines.example",
      "ada@mail.engines.example",
      "ada@xn--engnes-rvf.example",
    ]);
  });

  it("never lets what a stranger typed change a person whose address is confirmed", async () => {
    const ada = await addPerson(door, "ada@engines.example", { name: "Ada Lovelace" });
    await browser.post("/request/", { ...ADA, name: "Eve", company: "Evil", title: "Thief" });
    const person = await store.db.selectFrom("people").selectAll().executeTakeFirstOrThrow();
    expect(person).toMatchObject({ id: ada.personId, name: "Ada Lovelace", company: "Reader Ltd" });
  });
});

describe("the reply", () => {
  it("is the same for known, unknown, refused, repeated and limited addresses and for programs", async () => {
    await addPerson(door, "known@engines.example");
    const ask = async (fields: object, ip: string) =>
      reply(await openBrowser(door, ip).post("/request/", { ...ADA, ...fields }));
    const first = await ask({ email: "unknown@engines.example" }, "192.0.2.1");
    expect(first).toMatchObject({ status: 303, body: "" });
    const others = [
      await ask({ email: "known@engines.example" }, "192.0.2.2"),
      await ask({ email: "x@mailinator.com" }, "192.0.2.3"),
      await ask({ email: "unknown@engines.example" }, "192.0.2.4"),
      await ask({ email: "trap@engines.example", website: "http://evil.example" }, "192.0.2.5"),
    ];
    for (let n = 0; n < 5; n += 1)
      others.push(await ask({ email: "often@engines.example" }, `198.51.100.${n}`));
    for (const other of others) expect(other).toEqual(first);
    const to = (await door.waitingMails()).map((mail) => mail.to);
    expect(to.filter((email) => email === "often@engines.example")).toHaveLength(3);
    expect(to).not.toContain("trap@engines.example");
  });

  it("writes the same rows for a known address and an unknown one", async () => {
    await addPerson(door, "known@engines.example");
    const tables = ["requests", "request_documents", "links", "outbox", "events"] as const;
    const count = async () => {
      const rows = await Promise.all(
        tables.map((name) => store.db.selectFrom(name).selectAll().execute()),
      );
      return rows.map(({ length }) => length);
    };
    await openBrowser(door, "192.0.2.1").post("/request/", {
      ...ADA,
      email: "known@engines.example",
    });
    const known = await count();
    await openBrowser(door, "192.0.2.2").post("/request/", {
      ...ADA,
      email: "new@engines.example",
    });
    expect(await count()).toEqual(known.map((rows) => rows * 2));
  });
});

describe("a flood", () => {
  it("from one network stops after ten mails an hour, and uses up no other share", async () => {
    for (let n = 0; n < 14; n += 1)
      await openBrowser(door, "2001:db8::7").post("/request/", {
        ...ADA,
        email: `a${n}@d${n}.example`,
      });
    // Another address of the same /64.
    await openBrowser(door, "2001:db8::8").post("/request/", { ...ADA, email: "b@other.example" });
    expect(await door.waitingMails()).toHaveLength(10);
    await openBrowser(door, "192.0.2.9").post("/request/", { ...ADA, email: "a13@d13.example" });
    expect(await door.waitingMails()).toHaveLength(11);
    door.clock.advance({ hours: 1, seconds: 1 });
    await openBrowser(door, "2001:db8::7").post("/request/", { ...ADA, email: "c@other.example" });
    expect(await door.waitingMails()).toHaveLength(12);
  });

  it("to one mailbox stops after three, plus signs and capitals included", async () => {
    const spellings = [
      "ada@d.example",
      "ADA@d.example",
      "ada+1@d.example",
      "ada+2@d.example",
      "Ada+3@D.example",
    ];
    for (const [n, email] of spellings.entries())
      await openBrowser(door, `192.0.2.${n}`).post("/request/", { ...ADA, email });
    expect(await door.waitingMails()).toHaveLength(3);
  });

  it("to one mailbox stops after ten a day, though it waits an hour each time", async () => {
    for (let n = 0; n < 20; n += 1) {
      if (n % 3 === 0) door.clock.advance({ hours: 1, seconds: 1 });
      await openBrowser(door, `192.0.2.${n}`).post("/request/", ADA);
    }
    expect(await door.waitingMails()).toHaveLength(10);
  });

  it("to one domain stops after twenty an hour", async () => {
    for (let n = 0; n < 24; n += 1)
      await openBrowser(door, `192.0.2.${n}`).post("/request/", {
        ...ADA,
        email: `a${n}@d.example`,
      });
    expect(await door.waitingMails()).toHaveLength(20);
  });
});

describe("a visitor whose address is confirmed", () => {
  it("asks for more without another mail", async () => {
    await askAndConfirm(door, browser);
    const mails = (await door.waitingMails()).length;
    const form = pageOf(await browser.get("/request/"));
    expect(form.knownAs).toBe("ada@engines.example");
    const notes = form.groups.flatMap(({ documents }) => documents.map(({ note }) => note));
    expect(notes).toEqual([undefined, undefined, "You asked for it. Waits for your signature."]);
    const answer = await browser.post("/request/", {
      as: "visitor",
      document: ["architecture"],
      purpose: "Yearly review",
      email: "eve@evil.example",
      name: "Eve",
    });
    expect(locationOf(answer)).toBe("/request/status/");
    expect(await requests()).toHaveLength(2);
    expect((await requests())[1]).toMatchObject({ state: "verified", name: "Ada Lovelace" });
    expect((await door.waitingMails()).length).toBe(mails);
  });

  it("is held to a limit too", async () => {
    await askAndConfirm(door, browser);
    const again = { as: "visitor", document: ["architecture"], purpose: "Yearly review" };
    for (let n = 0; n < 10; n += 1) locationOf(await browser.post("/request/", again));
    expect(pageOf(await browser.post("/request/", again)).status).toBe(400);
  });
});
