/** Who gets a session and who does not: links, codes, cookies and approvers' mails in the wrong hands, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttackedDoor, OWNER, openAttackedDoor } from "../../support/gate/attacked-door.ts";
import {
  ask,
  askFields,
  codeIn,
  enter,
  linkIn,
  linksIn,
  mailTo,
  sign,
  tokenIn,
} from "../../support/gate/door-client.ts";

const TWELVE = Array.from({ length: 12 }, (_, at) => at);
const VISITOR = "fanlight-visitor";

let door: AttackedDoor;
beforeAll(async () => {
  door = await openAttackedDoor();
});
afterAll(async () => {
  try {
    door.expectComposure();
  } finally {
    await door.close();
  }
});

const otherCode = (code: string, at: number) =>
  String((Number(code) + 1 + at) % 1_000_000).padStart(6, "0");

describe("a mailed link", () => {
  it("outlives a scanner that opens and heads every link of the mail twice", async () => {
    const reader = door.browser();
    const mail = await ask(reader, door.smtp, askFields("ada@scanned.example"));
    const scanner = door.browser();
    for (const { pathname, search } of linksIn(mail)) {
      for (const method of ["GET", "HEAD", "GET", "HEAD"])
        expect((await scanner.send(`${pathname}${search}`, { method })).status).toBe(200);
    }
    expect([...scanner.cookies]).toEqual([]);
    const confirmed = await reader.post("/request/confirm/", { t: tokenIn(mail) });
    expect(confirmed.location).toBe("/request/status/");
    expect(reader.cookies.has(VISITOR)).toBe(true);
  });

  it("opens nothing when it is used again", async () => {
    const reader = door.browser();
    const mail = await enter(reader, door.smtp, askFields("ada@replayed.example"));
    reader.cookies.delete(VISITOR);
    const again = await reader.post("/request/confirm/", { t: tokenIn(mail) });
    expect([again.status, reader.cookies.has(VISITOR)]).toEqual([410, false]);
    const elsewhere = door.browser();
    const fields = { t: tokenIn(mail), email: "ada@replayed.example" };
    expect((await elsewhere.post("/request/confirm/", fields)).status).toBe(410);
    const byCode = await reader.post("/request/sent/", { code: codeIn(mail) });
    expect([byCode.status, reader.cookies.has(VISITOR)]).toEqual([400, false]);
  });

  it("lets one of twelve in that use it at once", async () => {
    const reader = door.browser();
    const t = tokenIn(await ask(reader, door.smtp, askFields("ada@race-link.example")));
    const answers = await Promise.all(TWELVE.map(() => reader.post("/request/confirm/", { t })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(11).fill(410)]);
    const cookies = answers.flatMap(({ headers }) => headers.getSetCookie());
    expect(cookies).toHaveLength(1);
  });

  it("gives whoever asked nothing when its owner confirms it", async () => {
    const attacker = door.browser();
    const mail = await ask(attacker, door.smtp, askFields("victim@tricked.example"));
    const victim = door.browser();
    const page = await victim.get(linkIn(mail, "/request/confirm/"));
    expect(page.text).not.toContain("victim@tricked.example");
    const fields = { t: tokenIn(mail), email: "Victim@Tricked.example" };
    expect((await victim.post("/request/confirm/", fields)).location).toBe("/request/status/");
    for (const path of ["/request/status/", "/request/held/", "/request/document/pentest-letter/"])
      expect((await attacker.get(path)).location).toMatch(
        /^\/request\/link\/(?:\?document=pentest-letter)?$/,
      );
    await attacker.post("/request/sent/", { code: codeIn(mail) });
    await attacker.post("/request/confirm/", { t: tokenIn(mail) });
    expect(attacker.cookies.has(VISITOR)).toBe(false);
  });

  it("asks another browser for the address, and is not used up by a wrong one", async () => {
    const reader = door.browser();
    const mail = await ask(reader, door.smtp, askFields("ada@retyped.example"));
    const thief = door.browser();
    for (const email of ["", "eve@retyped.example", "ada@retyped.example.evil.example"]) {
      const refused = await thief.post("/request/confirm/", { t: tokenIn(mail), email });
      expect([refused.status, thief.cookies.size]).toEqual([400, 0]);
    }
    expect((await reader.post("/request/confirm/", { t: tokenIn(mail) })).status).toBe(303);
  });

  it("is ended by “this was not me”, and by its form only", async () => {
    const attacker = door.browser();
    const mail = await ask(attacker, door.smtp, askFields("victim@disowned.example"));
    const t = tokenIn(mail);
    const victim = door.browser();
    await victim.get(linkIn(mail, "/request/not-me/"));
    expect((await attacker.get(linkIn(mail, "/request/confirm/"))).status).toBe(200);
    expect((await victim.post("/request/not-me/", { t })).status).toBe(200);
    expect((await attacker.post("/request/confirm/", { t })).status).toBe(410);
    await attacker.post("/request/sent/", { code: codeIn(mail) });
    expect(attacker.cookies.has(VISITOR)).toBe(false);
    expect((await victim.post("/request/not-me/", { t })).status).toBe(410);
  });
});

describe("a mailed code", () => {
  it("is dead after five wrong ones, while the link of its mail still serves", async () => {
    const reader = door.browser();
    const mail = await ask(reader, door.smtp, askFields("ada@guessed.example"));
    const right = codeIn(mail);
    for (let at = 0; at < 5; at += 1) {
      const guess = await reader.post("/request/sent/", { code: otherCode(right, at) });
      expect(guess.status).toBe(400);
    }
    const late = await reader.post("/request/sent/", { code: right });
    expect([late.status, reader.cookies.has(VISITOR)]).toEqual([400, false]);
    expect((await reader.post("/request/confirm/", { t: tokenIn(mail) })).status).toBe(303);
  });

  it("says nothing in another browser, however often it is typed there", async () => {
    const reader = door.browser();
    const mail = await ask(reader, door.smtp, askFields("ada@bound.example"));
    const thief = door.browser();
    await ask(thief, door.smtp, askFields("thief@bound.example"));
    for (let at = 0; at < 7; at += 1)
      expect((await thief.post("/request/sent/", { code: codeIn(mail) })).status).toBe(400);
    expect(thief.cookies.has(VISITOR)).toBe(false);
    expect((await reader.post("/request/sent/", { code: codeIn(mail) })).status).toBe(303);
  });

  it("lets one of twelve in that type it at once", async () => {
    const reader = door.browser();
    const code = codeIn(await ask(reader, door.smtp, askFields("ada@race-code.example")));
    const answers = await Promise.all(TWELVE.map(() => reader.post("/request/sent/", { code })));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(11);
  });

  it("cannot be tried more often by trying twelve at once", async () => {
    const reader = door.browser();
    const right = codeIn(await ask(reader, door.smtp, askFields("ada@burst.example")));
    await Promise.all(
      TWELVE.map((at) => reader.post("/request/sent/", { code: otherCode(right, at) })),
    );
    expect((await reader.post("/request/sent/", { code: right })).status).toBe(400);
  });
});

describe("an approver's session", () => {
  it("is not had by whoever is forwarded the mail about a request", async () => {
    const reader = door.browser();
    const fields = askFields("ada@forwarded.example", { document: "architecture-overview" });
    await enter(reader, door.smtp, fields);
    await sign(reader);
    const notice = await mailTo(door.smtp, OWNER, /^Request for documents: Ada Example/);
    const path = linkIn(notice, "/admin/requests/");
    for (const client of [reader, door.browser()]) {
      const shown = await client.get(path);
      expect(shown.location).toMatch(/^\/admin\/sign-in\/\?next=/);
      const decided = await client.post(path, { all: "grant" });
      expect(decided.location).toMatch(/^\/admin\/sign-in\/\?next=.*lost=yes$/);
    }
    const mine = await reader.get("/request/status/");
    expect(mine.text).toContain("Wait for a decision");
    const tokens = linksIn(notice).map(({ searchParams }) => searchParams.get("t"));
    expect(tokens.filter(Boolean)).toEqual([]);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/../\\evil.example",
    "/admin/../../evil",
    "/admin//evil.example/",
    "https://evil.example/admin/",
    "javascript:alert(1)",
    "/admin/\r\nSet-Cookie: a=b",
    "/admin/requests/?next=//evil.example",
  ])("leads nowhere else by next=%s", async (next) => {
    const client = door.browser();
    const page = await client.get(`/admin/sign-in/?next=${encodeURIComponent(next)}`);
    expect(page.text).not.toContain("evil");
    expect(/name="next" value="([^"]*)"/.exec(page.text)?.[1] ?? "/admin/").toBe("/admin/");
    const fields = { t: "x".repeat(43), next };
    const confirm = await client.post("/admin/sign-in/confirm/", fields);
    expect([confirm.location, confirm.text.includes("evil")]).toEqual(["", false]);
    const asked = await client.post("/admin/sign-in/", { email: "nobody@other.example", next });
    expect(asked.location).toBe("/admin/sign-in/?sent=yes");
  });

  it("begins at the page that was wanted, and at no other host", async () => {
    const client = door.browser();
    const next = "//evil.example/";
    await client.post("/admin/sign-in/", { email: OWNER, next });
    const mail = await mailTo(door.smtp, OWNER, /^Sign in to decide/);
    expect(mail.mail.text).not.toContain("evil");
    const t = tokenIn(mail, "/admin/sign-in/confirm/");
    const entered = await client.post("/admin/sign-in/confirm/", { t, next });
    expect([entered.status, entered.location]).toEqual([303, "/admin/"]);
    const replayed = await door.browser().post("/admin/sign-in/confirm/", { t, email: OWNER });
    expect([replayed.status, replayed.headers.getSetCookie()]).toEqual([410, []]);
  });

  it("is none of a visitor's, and the other way round", async () => {
    const reader = door.browser();
    const mail = await ask(reader, door.smtp, askFields("ada@crossed.example"));
    const t = tokenIn(mail);
    expect((await reader.post("/admin/sign-in/confirm/", { t })).status).toBe(410);
    await reader.post("/request/confirm/", { t });
    reader.cookies.set("fanlight-approver", reader.cookies.get(VISITOR) ?? "");
    expect((await reader.get("/admin/")).location).toBe("/admin/sign-in/");
  });
});

describe("addresses that look like redirects", () => {
  it.each(["//evil.example/", "/\\evil.example/", "/request//evil.example/", "/request/..//evil"])(
    "%s stay here",
    async (path) => {
      const { status, location } = await door.browser().send(path);
      expect(status).toBe(404);
      expect(location).not.toMatch(/^(?:[a-z]+:)?[/\\]{2}/i);
    },
  );
});

it("sets cookies that no script reads and no other site sends along", async () => {
  const reader = door.browser();
  const first = await reader.post("/request/", askFields("ada@cookies.example"));
  const mail = await mailTo(door.smtp, "ada@cookies.example", /^Confirm/);
  const second = await reader.post("/request/confirm/", { t: tokenIn(mail) });
  for (const { headers } of [first, second]) {
    const [line = "", ...more] = headers.getSetCookie();
    const [, ...attributes] = line.split("; ");
    expect(more).toEqual([]);
    expect(attributes).toEqual(expect.arrayContaining(["Path=/", "HttpOnly", "SameSite=Lax"]));
    expect(line).not.toMatch(/Domain=/i);
  }
  expect((await door.browser().get("/request/")).headers.getSetCookie()).toEqual([]);
});
