/**
 * A host as its function meets it: static files first, then the function with a `Request` and the host's own context and headers, under
 * the host's limits. Run in a process of its own: `node function-platform.ts <host> <output folder>`; prints one line of JSON when ready.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";

const [host = "", output = ""] = process.argv.slice(2);
const PUBLIC = process.env.PUBLIC_URL ?? "";
const MB = 1_000_000;
/** Documented limits: request and streamed answer, in bytes. */
const LIMITS =
  host === "netlify"
    ? { request: 6 * MB, answer: 20 * MB }
    : { request: 4.5 * MB, answer: Number.POSITIVE_INFINITY };
/** Says from where a test's browser comes; the host writes its own headers from it. */
const FROM = "x-test-from";

type Fetch = (request: Request, context?: object) => Promise<Response>;
interface Route {
  src?: string;
  dest?: string;
  handle?: string;
  status?: number;
  headers?: Record<string, string>;
}

const started = performance.now();
const later: Promise<unknown>[] = [];
const waitUntil = (work: Promise<unknown>) => later.push(work);
const { ask, folder, files } = await load();
const imported = performance.now() - started;

async function load(): Promise<{ ask: Fetch; folder: string; files: string }> {
  if (host === "netlify") {
    const folder = join(output, ".netlify/v1/functions/ssr");
    process.chdir(folder);
    const { default: handler } = await import(pathToFileURL(join(folder, "ssr.mjs")).href);
    return { ask: handler, folder, files: join(output, "dist") };
  }
  const folder = join(output, ".vercel/output/functions/_render.func");
  const { handler } = JSON.parse(readFileSync(join(folder, ".vc-config.json"), "utf8"));
  process.chdir(folder);
  Object.assign(globalThis, {
    [Symbol.for("@vercel/request-context")]: { get: () => ({ waitUntil }) },
  });
  const { default: made } = await import(pathToFileURL(join(folder, handler)).href);
  return {
    ask: (request) => made.fetch(request),
    folder,
    files: join(output, ".vercel/output/static"),
  };
}

const routes: Route[] =
  host === "vercel"
    ? JSON.parse(readFileSync(join(output, ".vercel/output/config.json"), "utf8")).routes
    : [{ handle: "filesystem" }, { src: ".*", dest: "_render" }];

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", PUBLIC);
  for (const route of routes) {
    if (route.src && route.headers && "continue" in route) {
      if (new RegExp(route.src).test(pathname))
        for (const [name, value] of Object.entries(route.headers)) response.setHeader(name, value);
      continue;
    }
    if (route.handle === "filesystem") {
      const file = staticFile(pathname);
      if (file) return void response.writeHead(200).end(readFileSync(file));
      continue;
    }
    const match = route.src === undefined ? undefined : new RegExp(route.src).exec(pathname);
    if (!match) continue;
    const to = route.headers?.Location;
    if (to && route.status) {
      const location = to.replace(/\$(\d)/g, (_, index) => match[Number(index)] ?? "");
      return void response.writeHead(route.status, { location }).end();
    }
    if (route.dest === "_render") return invoke(request, response);
    if (route.dest) return void response.writeHead(route.status ?? 200).end();
  }
  response.writeHead(404).end();
}

function staticFile(pathname: string): string | undefined {
  return [pathname, join(pathname, "index.html")]
    .map((path) => join(files, decodeURIComponent(path)))
    .find((path) => existsSync(path) && statSync(path).isFile());
}

async function invoke(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "GET", url = "/" } = incoming;
  const ip = String(incoming.headers[FROM] ?? "203.0.113.9");
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (name !== FROM && name !== "host" && !name.startsWith("x-vercel-"))
      headers.set(name, String(value));
  headers.set(
    "x-forwarded-for",
    [incoming.headers["x-forwarded-for"], ip].flat().filter(Boolean).join(", "),
  );
  if (host === "vercel") headers.set("x-vercel-forwarded-for", ip);
  else headers.set("x-nf-client-connection-ip", ip);
  const body = method === "GET" || method === "HEAD" ? undefined : await readBody(incoming);
  if (body && body.length > LIMITS.request) return void response.writeHead(413).end();
  const request = new Request(new URL(url, PUBLIC), { method, headers, ...(body && { body }) });
  const context = { ip, deploy: { context: "production" }, site: {}, geo: {}, waitUntil };
  const answer = await ask(request, context);
  response.writeHead(answer.status, [...answer.headers].flat());
  if (!answer.body) return void response.end();
  let sent = 0;
  for await (const chunk of Readable.fromWeb(answer.body as never)) {
    sent += chunk.length;
    // The host cuts what is larger, in the middle.
    if (sent > LIMITS.answer) return void response.destroy();
    if (!response.write(chunk)) await new Promise((drained) => response.once("drain", drained));
  }
  response.end();
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

process.on("SIGTERM", async () => {
  await Promise.allSettled(later);
  process.exit(0);
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}`, imported, folder }));
});
