import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { Refusal } from "#src/cli/command.ts";
import type { Served } from "#src/cli/serve/listen.ts";
import { readPort } from "#src/cli/serve/read-port.ts";
import { serveFolder } from "#src/cli/serve/serve-folder.ts";
import { compressOutput } from "#src/cli/site/compress-output.ts";
import { headerRules, headersOf } from "#src/domain/headers/header-rules.ts";
import { temporaryFolder } from "./run-cli.ts";

const SHEET = "body{margin:0}";
const PAGE = `<!doctype html><title>Home</title><style>${SHEET}</style>${"<p>Home</p>".repeat(50)}`;
const REVALIDATE = "public, max-age=0, must-revalidate";

const LARGE = Buffer.alloc(5 * 1024 * 1024, "large ");
const FEED = `<feed>${"entry ".repeat(100)}</feed>`;

/** Of what the tests below ask for. */
function makeSite(): string {
  const folder = temporaryFolder();
  const files: Record<string, string | Uint8Array> = {
    "index.html": PAGE,
    "criteria/CC6.1/index.html": "<style>p{margin:0}</style><p>Criterion",
    "404.html": `<p>No such page ${"at all ".repeat(50)}`,
    ".well-known/security.txt": "Contact: mailto:security@example.com\n",
    ".env": "SECRET=1",
    _headers: "/*\n",
    "files/report.pdf": "%PDF-1.7",
    "files/large.pdf": LARGE,
    "_astro/list.js": "export const list = 1;",
    "updates/feed.xml": FEED,
    "api/v1/controls.json": "[]",
    "policies/é/index.html": "<p>Accent",
  };
  for (const [name, data] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), data);
  }
  return folder;
}

interface Around {
  env?: NodeJS.ProcessEnv;
  lines?: string[];
  folder?: string;
}

async function serve({ env = {}, lines = [], folder = makeSite() }: Around = {}): Promise<Served> {
  const out = (text: string) => lines.push(...text.split("\n"));
  const served = await serveFolder(folder, { port: 0 }, { env, out });
  onTestFinished(() => served.close());
  return served;
}

/** As typed: `fetch` would tidy up a path with dots in it. */
function statusOf(served: Served, path: string): Promise<number | undefined> {
  return new Promise((answered, failed) => {
    const { port } = new URL(served.url);
    request({ host: "127.0.0.1", port, path }, (response) => {
      response.resume();
      answered(response.statusCode);
    })
      .on("error", failed)
      .end();
  });
}

describe("the local server", () => {
  it("serves pages by their addresses, and files whose folder starts with a dot", async () => {
    const { url } = await serve();
    expect(await (await fetch(`${url}/`)).text()).toBe(PAGE);
    expect(await (await fetch(`${url}/criteria/CC6.1/`)).text()).toContain("Criterion");
    expect(await (await fetch(`${url}/.well-known/security.txt`)).text()).toContain("Contact:");
  });

  it("sends the headers that every host is told, with the hash of the style sheet", async () => {
    const { headers } = await fetch(`${(await serve()).url}/`);
    const hash = createHash("sha256").update(SHEET).digest("base64");
    const rules = headerRules({ styles: [`'sha256-${hash}'`], https: false });
    const sent = Object.keys(headersOf(rules, "/")).map((name) => [name, headers.get(name)]);
    expect(Object.fromEntries(sent)).toEqual(headersOf(rules, "/"));
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  it("holds each page to its own style sheets, where other hosts are told those of all pages", async () => {
    const { url } = await serve();
    const policyOf = async (path: string) =>
      (await fetch(`${url}${path}`)).headers.get("content-security-policy") ?? "";
    const [home, criterion, plain] = await Promise.all(
      ["/", "/criteria/CC6.1/", "/policies/%C3%A9/"].map(policyOf),
    );
    expect(home).toMatch(/style-src 'self' 'sha256-[^']+';/);
    expect(criterion).toMatch(/style-src 'self' 'sha256-[^']+';/);
    expect(criterion).not.toBe(home);
    expect(plain).toContain("style-src 'self';");
  });

  it("holds visitors to HTTPS where the portal's address says that they come by it", async () => {
    const { url } = await serve({ env: { PUBLIC_URL: "https://trust.example.com" } });
    const { headers } = await fetch(`${url}/`);
    expect(headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
  });

  it.each([
    ["/_astro/list.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/updates/feed.xml", "application/atom+xml; charset=utf-8", REVALIDATE],
    ["/api/v1/controls.json", "application/json", REVALIDATE],
    ["/files/report.pdf", "application/pdf", REVALIDATE],
    ["/.well-known/security.txt", "text/plain; charset=utf-8", REVALIDATE],
  ])("sends %s as %s, kept as its address says", async (path, type, kept) => {
    const { headers } = await fetch(`${(await serve()).url}${path}`);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("cache-control")).toBe(kept);
  });

  it("answers an unknown address with the site's own page and status 404", async () => {
    const response = await fetch(`${(await serve()).url}/nowhere/`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await response.text()).toMatch(/^<p>No such page/);
  });

  it("only reads", async () => {
    const response = await fetch(`${(await serve()).url}/`, { method: "POST", body: "x" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  });

  it("never leaves its folder", async () => {
    const served = await serve();
    for (const path of [
      "/../../../../etc/passwd",
      "/%2e%2e/%2e%2e/etc/passwd",
      "//etc/passwd",
      "/%00",
      "/index.html%00.txt",
      "//[",
      "//",
      "//index.html",
      "/files//report.pdf",
      "/files\\\\report.pdf",
      "/files/..%5c..%5c.env",
      "/files/%2e%2e%2f.env",
      "/.env",
      "/_headers",
      `/${"a".repeat(8000)}`,
    ]) {
      expect(await statusOf(served, path), path).toBe(404);
    }
  });

  it("says of a line that is no address that it is none, and serves on", async () => {
    const served = await serve();
    for (const path of ["/%E0%A4%A", "/%"]) expect(await statusOf(served, path), path).toBe(400);
    expect(await statusOf(served, "/")).toBe(200);
  });

  it("compresses text as the visitor takes it, and leaves other files alone", async () => {
    const { url } = await serve();
    const asked = async (path: string, encoding: string) => {
      const headers = { "accept-encoding": encoding };
      const response = await fetch(`${url}${path}`, { headers });
      return [response.headers.get("content-encoding"), await response.text()];
    };
    expect(await asked("/", "gzip, deflate, br, zstd")).toEqual(["br", PAGE]);
    expect(await asked("/", "gzip")).toEqual(["gzip", PAGE]);
    expect(await asked("/", "br;q=0, gzip;q=0.5")).toEqual(["gzip", PAGE]);
    expect(await asked("/", "br;q=0.2, gzip;q=0.5")).toEqual(["gzip", PAGE]);
    expect(await asked("/", "*")).toEqual(["br", PAGE]);
    expect(await asked("/", "identity")).toEqual([null, PAGE]);
    expect(await asked("/", "zstd")).toEqual([null, PAGE]);
    expect(await asked("/files/report.pdf", "br")).toEqual([null, "%PDF-1.7"]);
    expect((await asked("/nowhere/", "br"))[0]).toBe("br");
  });

  it("sends the forms that the build made as they are", async () => {
    const folder = makeSite();
    await compressOutput(folder);
    const made = readFileSync(join(folder, "index.html.br"));
    const served = await serve({ folder });
    const { headers } = await fetch(`${served.url}/`, { headers: { "accept-encoding": "br" } });
    expect(headers.get("content-length")).toBe(String(made.length));
    expect(headers.get("vary")).toBe("Accept-Encoding");
    expect(await statusOf(served, "/index.html.br")).toBe(404);
    expect(existsSync(join(folder, "files/report.pdf.br"))).toBe(false);
  });

  it("says that nothing has changed to whom it gave the same form before", async () => {
    const { url } = await serve();
    const asked = async (headers: Record<string, string>) => {
      const response = await fetch(`${url}/`, { headers });
      return { status: response.status, etag: response.headers.get("etag") ?? "", response };
    };
    const br = await asked({ "accept-encoding": "br" });
    const plain = await asked({ "accept-encoding": "identity" });
    expect(br.etag).toMatch(/^"[\w-]{22}-br"$/);
    expect(br.etag).not.toBe(plain.etag);
    for (const known of [br.etag, `W/${br.etag}`, `"x", ${br.etag}`, "*"]) {
      const again = await asked({ "accept-encoding": "br", "if-none-match": known });
      expect(again.status, known).toBe(304);
      expect(await again.response.text()).toBe("");
      expect(again.response.headers.get("content-security-policy")).toContain("sha256-");
      expect(again.response.headers.get("vary")).toBe("Accept-Encoding");
    }
    const other = await asked({ "accept-encoding": "br", "if-none-match": plain.etag });
    expect(other.status).toBe(200);
  });

  it.each([
    ["bytes=0-3", 206, "bytes 0-3/8", "%PDF"],
    ["bytes=5-", 206, "bytes 5-7/8", "1.7"],
    ["bytes=-3", 206, "bytes 5-7/8", "1.7"],
    ["bytes=-100", 206, "bytes 0-7/8", "%PDF-1.7"],
    ["bytes=2-100", 206, "bytes 2-7/8", "DF-1.7"],
    ["bytes=8-", 416, "bytes */8", ""],
    ["bytes=-0", 416, "bytes */8", ""],
    ["bytes=5-2", 200, null, "%PDF-1.7"],
    ["bytes=0-1,3-4", 200, null, "%PDF-1.7"],
    ["lines=1-2", 200, null, "%PDF-1.7"],
  ])("answers Range %s with %i", async (range, status, part, body) => {
    const { url } = await serve();
    const response = await fetch(`${url}/files/report.pdf`, { headers: { range } });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-range")).toBe(part);
    expect(response.headers.get("content-length")).toBe(String(body.length));
    expect(await response.text()).toBe(body);
  });

  it("sends the whole file where the part belongs to another version of it", async () => {
    const path = `${(await serve()).url}/files/report.pdf`;
    const etag = (await fetch(path)).headers.get("etag") ?? "";
    const part = async (version: string) =>
      (await fetch(path, { headers: { range: "bytes=0-3", "if-range": version } })).status;
    expect([await part(etag), await part('"other"')]).toEqual([206, 200]);
  });

  it("reads large files from the disk, whole and in parts", async () => {
    const path = `${(await serve()).url}/files/large.pdf`;
    const whole = Buffer.from(await (await fetch(path)).arrayBuffer());
    expect(whole.equals(LARGE)).toBe(true);
    const part = await fetch(path, { headers: { range: "bytes=6-11" } });
    expect([part.status, await part.text()]).toEqual([206, "large "]);
  });

  it("answers HEAD with the same headers and nothing else", async () => {
    const { url } = await serve();
    for (const path of ["/", "/files/large.pdf", "/nowhere/"]) {
      const headers = { "accept-encoding": "br" };
      const [get, head] = await Promise.all([
        fetch(`${url}${path}`, { headers }),
        fetch(`${url}${path}`, { headers, method: "HEAD" }),
      ]);
      const without = ({ headers: all }: Response) =>
        [...all].filter(([name]) => !/^(?:date|connection|keep-alive)$/.test(name));
      expect([head.status, without(head)]).toEqual([get.status, without(get)]);
      expect(await head.text()).toBe("");
      await get.arrayBuffer();
    }
  });

  it("sends to the page whoever leaves out its last slash, and to no other host", async () => {
    const { url } = await serve();
    const asked = async (path: string) => {
      const { status, headers } = await fetch(`${url}${path}`, { redirect: "manual" });
      return [status, headers.get("location")];
    };
    expect(await asked("/criteria/CC6.1")).toEqual([301, "/criteria/CC6.1/"]);
    expect(await asked("/criteria/CC6.1?from=mail")).toEqual([301, "/criteria/CC6.1/?from=mail"]);
    expect(await asked("/policies/%C3%A9")).toEqual([301, "/policies/%C3%A9/"]);
    expect(await asked("/policies/%C3%A9/")).toEqual([200, null]);
    expect(await asked("/criteria")).toEqual([404, null]);
    expect(await asked("//evil.example")).toEqual([404, null]);
  });

  it("writes down each request, but nothing that somebody typed", async () => {
    const lines: string[] = [];
    const served = await serve({ lines, env: { ACCESS_LOG: "on" } });
    await fetch(`${served.url}/?email=ada@example.com`);
    await fetch(`${served.url}/ada@example.com/`, { headers: { "user-agent": "secret" } });
    await fetch(`${served.url}/`, { method: "DELETE" });
    await served.close();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: "info", event: "request", method: "GET", path: "/", status: 200 },
      { level: "info", event: "request", method: "GET", status: 404 },
      { level: "info", event: "request", method: "DELETE", status: 405 },
    ]);
    expect(lines.join("\n")).not.toMatch(/ada|secret|127\.0\.0\.1/);
  });

  it("is quiet where it is told to be", async () => {
    const lines: string[] = [];
    const served = await serve({ lines, env: { ACCESS_LOG: "off" } });
    await fetch(`${served.url}/`);
    await served.close();
    expect(lines).toEqual([]);
  });

  it("takes no other word for whether it writes requests down", async () => {
    const served = serve({ env: { ACCESS_LOG: "yes" } });
    await expect(served).rejects.toThrow('ACCESS_LOG is "yes". Set it to on or off');
  });

  it("says that it lives", async () => {
    const response = await fetch(`${(await serve()).url}/gate/live/`);
    expect([response.status, await response.json()]).toEqual([200, { state: "alive" }]);
  });

  it("finishes what it has begun before it stops, and takes nothing new", async () => {
    const served = await serve();
    const { hostname, port } = new URL(served.url);
    const reader = await new Promise<IncomingMessage>((answered) => {
      request({ hostname, port, path: "/files/large.pdf" }, answered).end();
    });
    const closed = served.close();
    await expect(fetch(`${served.url}/`)).rejects.toThrow();
    let bytes = 0;
    for await (const chunk of reader) bytes += chunk.length;
    expect(bytes).toBe(LARGE.length);
    await closed;
  });

  it("says what to do when the port is taken", async () => {
    const served = await serve();
    const port = Number(new URL(served.url).port);
    const second = serveFolder(temporaryFolder(), { port }, { env: {}, out: () => {} });
    await expect(second).rejects.toThrow(Refusal);
    await expect(second).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is already in use. Stop what is using it, or take another port with --port ${port + 1}.`,
    );
  });

  it("takes a port from the command line only where it is one", () => {
    expect(readPort(undefined)).toBe(4321);
    expect(readPort("0")).toBe(0);
    expect(() => readPort("80a")).toThrow('--port takes a number from 0 to 65535, not "80a".');
    expect(() => readPort("70000")).toThrow("--port takes a number");
  });
});
