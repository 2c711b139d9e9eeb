/** Requests as no page of ours sends them: wrong methods, foreign origins, forged headers, broken lines, large and slow bodies. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DOOR_ROUTES } from "#src/gate/http/routes.ts";
import { type AttackedDoor, openAttackedDoor } from "../../support/gate/attacked-door.ts";
import { ask, askFields, doorClient, linksIn, mailTo } from "../../support/gate/door-client.ts";
import { type RawAnswer, rawHead, sendRaw } from "../../support/gate/raw-request.ts";

const ADDRESS = "https://trust.tidewater.example";
const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"];
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const full = process.env.FANLIGHT_TEST_FULL === "1";

const addressOf = (pattern: string) =>
  pattern.replace("[id]", "00000000-0000-4000-8000-000000000000").replace(/\[\w+\]/g, "x");
const takesPost = DOOR_ROUTES.filter(({ methods }) => methods.includes("POST"));

let door: AttackedDoor;
let slow: Record<"head" | "body", Promise<RawAnswer>>;
beforeAll(async () => {
  // As behind a proxy that speaks HTTPS and is not to be believed in what it forwards.
  door = await openAttackedDoor({ env: { PUBLIC_URL: ADDRESS, TRUST_PROXY_HOPS: "0" } });
  const { url } = door.server;
  const post = { host: "x", origin: ADDRESS, ...FORM, "content-length": "100" };
  // Both run while the other tests do.
  slow = {
    head: sendRaw(url, ["POST /request/ HTTP/1.1\r\nHost: x\r\nX-Slow: "]),
    body: sendRaw(url, [rawHead("POST /request/link/", post), "email=a"]),
  };
});
afterAll(async () => {
  try {
    door.expectComposure();
  } finally {
    await door.close();
  }
});

const browser = () => door.browser({ origin: ADDRESS });

describe("a method that an address does not take", () => {
  it.each(DOOR_ROUTES.map((route) => [route.pattern, route] as const))(
    "is refused by %s with the ones that it takes",
    async (pattern, { methods }) => {
      for (const method of METHODS.filter((one) => !methods.some((known) => known === one))) {
        const refused = await browser().send(addressOf(pattern), {
          method,
          headers: { origin: ADDRESS, ...FORM },
        });
        const allow = methods.includes("GET")
          ? ["GET, HEAD", ...(methods.includes("POST") ? ["POST"] : [])].join(", ")
          : "POST";
        expect([method, refused.status, refused.headers.get("allow")]).toEqual([
          method,
          405,
          allow,
        ]);
      }
    },
  );
});

describe("a form that another site sends", () => {
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { origin: "null" },
    { origin: `${ADDRESS}.evil.example` },
    { origin: "http://trust.tidewater.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { cookie: "__Host-fanlight-visitor=aaaaaaaaaaaaaaaaaaaaaaaa" },
  ];
  it.each(takesPost.map(({ pattern }) => pattern))(
    "is refused by %s, as JSON too",
    async (path) => {
      for (const headers of foreign) {
        for (const type of Object.values(FORM).concat("application/json", "text/plain")) {
          const body = type.endsWith("json") ? `{"sha256":"${"0".repeat(64)}"}` : "a=b";
          const sent = { method: "POST", headers: { "content-type": type, ...headers }, body };
          expect((await browser().send(addressOf(path), sent)).status, JSON.stringify(sent)).toBe(
            403,
          );
        }
      }
    },
  );
});

describe("what a client claims of itself", () => {
  it("has no part in mailed links, whatever Host it names", async () => {
    const email = "ada@spoofed.example";
    const body = new URLSearchParams(askFields(email) as Record<string, string>).toString();
    const answer = await sendRaw(door.server.url, [
      rawHead("POST /request/", {
        host: "evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "http",
        forwarded: "host=evil.example",
        connection: "close",
        origin: ADDRESS,
        "content-length": String(body.length),
        ...FORM,
      }),
      body,
    ]);
    expect(answer.text).toMatch(/^HTTP\/1\.1 303 .*\r\nlocation: \/request\/sent\/\r\n/is);
    const mail = await mailTo(door.smtp, email, /^Confirm/);
    expect(new Set(linksIn(mail).map(({ origin }) => origin))).toEqual(new Set([ADDRESS]));
    expect(mail.raw).not.toContain("evil.example");
  });

  it("sets cookies for this host over HTTPS alone", async () => {
    const reader = browser();
    await ask(reader, door.smtp, askFields("ada@secure.example"));
    expect([...reader.cookies.keys()]).toEqual(["__Host-fanlight-ask"]);
    const asked = await reader.post("/request/link/", { email: "ada@secure.example" });
    expect(asked.headers.getSetCookie()[0]).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
    expect(asked.headers.get("strict-transport-security")).toMatch(
      /^max-age=63072000; includeSubDomains/,
    );
  });

  it("moves no limit by X-Forwarded-For where no proxy is trusted", async () => {
    const before = door.smtp.received.length;
    for (let at = 0; at < 14; at += 1) {
      const client = door.browser({ origin: ADDRESS, ip: `203.0.113.${at}` });
      const asked = await client.post("/request/", askFields(`ada@flood-${at}.example`));
      expect(asked.status).toBe(303);
    }
    // Ten mails an hour for one network; some of this file's others are among them.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(door.smtp.received.length - before).toBeLessThanOrEqual(10);
  });
});

describe("a line that is no address", () => {
  it.each(["GET //[", "GET http://[", "GET /%", "GET /request/%E0%A4%A/", "OPTIONS *", "GET *"])(
    "%s is refused, and the server goes on",
    async (line) => {
      const head = rawHead(line, { host: "x", connection: "close" });
      expect((await sendRaw(door.server.url, [head])).status).toBeOneOf([400, 404]);
      expect((await doorClient(door.server).get("/gate/health")).status).toBe(200);
    },
  );

  it.each([
    "/request/document/..%2f..%2fcatalogue.json/",
    "/../server/catalogue.json",
    "/%2e%2e/server/catalogue.json",
    "/..%5cserver%5ccatalogue.json",
    "/private/soc2-type2.pdf",
    "/.data/secret",
  ])("%s reads no file of the server's", async (path) => {
    const head = rawHead(`GET ${path}`, { host: "x", connection: "close" });
    const { status, text } = await sendRaw(door.server.url, [head]);
    expect(status).toBeOneOf([303, 400, 404]);
    expect(text).not.toMatch(/approvers|%PDF-/);
  });
});

describe("a body", () => {
  const large = "a".repeat(70_000);
  it.each(takesPost.filter(({ bodyLimit }) => (bodyLimit ?? 0) < 70_000).map((one) => one.pattern))(
    "that is too large for %s is refused, with and without its length",
    async (pattern) => {
      const line = `POST ${addressOf(pattern)}`;
      const head = { host: "x", origin: ADDRESS, connection: "close" };
      const type = pattern === "/gate/verify/" ? { "content-type": "application/json" } : FORM;
      const known = await sendRaw(door.server.url, [
        rawHead(line, { ...head, ...type, "content-length": String(large.length) }),
        large,
      ]);
      expect(known.status).toBe(413);
      const chunked = await sendRaw(door.server.url, [
        rawHead(line, { ...head, ...type, "transfer-encoding": "chunked" }),
        `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`,
      ]);
      // Strangers are sent away before anything is read where only those who are known may post, or an address is signed; a limit on
      // requests may come first.
      expect(chunked.status).toBeOneOf([413, 303, 401, 404, 429]);
    },
  );

  it("of two lengths is refused", async () => {
    const head = { host: "x", origin: ADDRESS, ...FORM, "content-length": "5" };
    const both = rawHead("POST /request/", { ...head, "transfer-encoding": "chunked" });
    expect((await sendRaw(door.server.url, [both, "0\r\n\r\n"])).status).toBe(400);
  });

  it.each([
    ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data"],
    ["multipart/form-data", "nothing"],
    ["application/json", "{"],
    ["image/png", "\u0000"],
  ])("of the type %s that is no form is refused", async (type, body) => {
    const sent = { method: "POST", headers: { origin: ADDRESS, "content-type": type }, body };
    expect((await browser().send("/request/link/", sent)).status).toBe(400);
  });

  it("whose head never ends is given up", async () => {
    const { status, seconds } = await slow.head;
    expect(status).toBeOneOf([0, 408]);
    expect(seconds).toBeLessThan(60);
  });

  // Half a minute, so only where there is time for it.
  if (full)
    it("that never ends is given up", async () => {
      const { status, seconds } = await slow.body;
      expect(status).toBeOneOf([0, 408]);
      expect(seconds).toBeLessThan(120);
    });
});
