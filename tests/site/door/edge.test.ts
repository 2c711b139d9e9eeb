/** What the whole server does with lines, bodies and numbers of requests that no visitor sends. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttackedDoor, openAttackedDoor } from "../../support/gate/attacked-door.ts";
import { heapInUse } from "../../support/gate/heap-in-use.ts";
import { type Shot, sendMany } from "../../support/gate/many-requests.ts";
import { rawHead, sendRaw } from "../../support/gate/raw-request.ts";

const ADDRESS = "https://trust.tidewater.example";
const full = process.env.FANLIGHT_TEST_FULL === "1";
const MEGABYTE = 1024 * 1024;

let door: AttackedDoor;
beforeAll(async () => {
  door = await openAttackedDoor({
    env: { PUBLIC_URL: ADDRESS, TRUST_PROXY_HOPS: "0" },
    nodeOptions: ["--inspect=127.0.0.1:0"],
  });
});
afterAll(async () => {
  try {
    door.expectComposure();
  } finally {
    await door.close();
  }
});

const ask = (line: string, headers: Record<string, string> = {}, body: Iterable<string> = []) =>
  sendRaw(door.server.url, [
    rawHead(line, { host: "x", connection: "close", ...headers }),
    ...body,
  ]);

/** Megabytes that the server holds. */
function memory(): number {
  const status = readFileSync(`/proc/${door.server.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

describe("an address that is none of ours", () => {
  it.each([
    "/..%2f..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/.%2e/.%2e/server/catalogue.json",
    "/..;/admin/people/",
    "/%5c..%5c..%5cserver%5ccatalogue.json",
    "/..\\..\\server\\catalogue.json",
    "/%00",
    "/index.html%00.pdf",
    "/%c0%ae%c0%ae/",
    "/%u0041",
    "//",
    "///etc/passwd",
    "//server/catalogue.json",
    "/.//./",
    "/policies//",
    "/index.html/",
    "/_headers",
    "/index.html.br",
    "/ADMIN/people/",
    "/%61dmin/people/",
    "/x/%2e%2e%2fadmin/people/",
    "http://evil.example/nowhere/",
    `/${"a/".repeat(3500)}`,
    `/${"%2e".repeat(2500)}`,
  ])("%s is not found, or no address", async (path) => {
    const { status, text } = await ask(`GET ${path}`);
    expect(status).toBeOneOf([400, 404]);
    expect(text).not.toMatch(/approvers|root:|"documents"/);
  });

  it.each([
    "/admin/../admin/people/",
    "/x/../admin/people/",
    "/admin/%2e%2e/admin/people/",
    "http://evil.example/admin/people/",
  ])("%s opens nothing", async (path) => {
    const { status, text } = await ask(`GET ${path}`);
    expect(status).toBeOneOf([303, 400, 404]);
    expect(text).toMatch(/^location: \/admin\/sign-in\/|^HTTP\/1\.1 40/im);
  });

  it("has a length", async () => {
    const long = "a".repeat(20_000);
    expect((await ask(`GET /${long}`)).status).toBe(431);
    expect((await ask("GET /", { "x-long": long })).status).toBe(431);
    expect((await ask("GET /", { cookie: `a=${"b".repeat(15_000)}` })).status).toBe(200);
  });
});

describe("a method", () => {
  it.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "POST"])(
    "%s changes no page",
    async (method) => {
      const { status, text } = await ask(`${method} /`);
      expect(status).toBe(405);
      expect(text).toMatch(/^allow: GET, HEAD\r$/im);
    },
  );

  it.each(["FOO /", "get /", "GET", "CONNECT evil.example:443", "GET / HTTP/9.9\r\nx:"])(
    "that is none is refused: %s",
    async (line) => {
      expect((await ask(line)).status).toBeOneOf([0, 400]);
      expect((await ask("GET /")).status).toBe(200);
    },
  );
});

describe("a body", () => {
  const large = "a".repeat(1.5 * MEGABYTE);
  const chunk = `${large.length.toString(16)}\r\n${large}\r\n`;

  it.concurrent.each(["/", "/policies/", "/nowhere/"])(
    "of 1.5 MB is not read by %s",
    async (path) => {
      const known = await ask(`POST ${path}`, { "content-length": String(large.length) }, [large]);
      expect(known.status).toBe(405);
      const chunked = await ask(`POST ${path}`, { "transfer-encoding": "chunked" }, [chunk]);
      expect(chunked.status).toBe(405);
    },
  );

  it.each([
    ["/request/", "application/x-www-form-urlencoded"],
    ["/request/link/", "multipart/form-data; boundary=x"],
    ["/gate/verify/", "application/json"],
  ])("of 1.5 MB is too large for %s", async (path, type) => {
    const headers = { origin: ADDRESS, "content-type": type };
    const length = { ...headers, "content-length": String(large.length) };
    expect((await ask(`POST ${path}`, length, [large])).status).toBe(413);
    const chunked = { ...headers, "transfer-encoding": "chunked" };
    expect((await ask(`POST ${path}`, chunked, [chunk, "0\r\n\r\n"])).status).toBe(413);
  });

  it("of two lengths is refused by pages too", async () => {
    const both = { "content-length": "5", "transfer-encoding": "chunked" };
    expect((await ask("POST /", both, ["0\r\n\r\n"])).status).toBe(400);
  });

  it("is not kept, however many come at once", async () => {
    const headers = { origin: ADDRESS, "content-type": "application/json" };
    const many = async () => {
      const answers = await Promise.all(
        Array.from({ length: 24 }, () =>
          ask("POST /gate/verify/", { ...headers, "transfer-encoding": "chunked" }, [
            chunk,
            chunk,
            chunk,
            "0\r\n\r\n",
          ]),
        ),
      );
      for (const { status } of answers) expect(status).toBeOneOf([413, 429]);
    };
    await many();
    const before = memory();
    for (let round = 0; round < 3; round += 1) await many();
    // They brought 324 MB.
    expect(memory() - before).toBeLessThan(100);
  });
});

describe(`${full ? "ten thousand" : "two thousand"} requests, 64 at a time`, () => {
  const count = full ? 10_000 : 2_000;
  const kinds: Shot[] = [
    { method: "GET", path: "/", headers: { "accept-encoding": "br" } },
    { method: "GET", path: "/policies/", headers: { "accept-encoding": "gzip" } },
    { method: "GET", path: "/nowhere/", headers: {} },
    { method: "GET", path: "/%", headers: {} },
    { method: "POST", path: "/", headers: {}, body: "a=b" },
    { method: "GET", path: "/request/", headers: {} },
    { method: "GET", path: "/admin/people/", headers: {} },
    {
      method: "POST",
      path: "/gate/verify/",
      headers: { origin: "https://evil.example", "content-type": "application/json" },
      body: `{"sha256":"${"0".repeat(64)}"}`,
    },
    { method: "GET", path: "/gate/health/", headers: {} },
    { method: "GET", path: "/gate/live/", headers: {} },
  ];
  const load = (requests: number) =>
    sendMany({
      url: door.server.url,
      count: requests,
      atOnce: 64,
      shot: (index) => kinds[index % kinds.length] as Shot,
    });

  it("are all answered as one would be, and leave nothing behind", async () => {
    await load(count / 2);
    const before = await heapInUse(door.server.lines);
    const { statuses, slowest } = await load(count);
    const tenth = count / kinds.length;
    expect(statuses).toEqual({
      200: 5 * tenth,
      303: tenth,
      400: tenth,
      403: tenth,
      404: tenth,
      405: tenth,
    });
    expect(slowest).toBeLessThan(10_000);
    const kept = (await heapInUse(door.server.lines)) - before;
    expect(kept).toBeLessThan(2 * MEGABYTE);
  });
});
