/** Answers from the files in memory: pages and files, their compressed forms, parts of them, and that nothing has changed. */
import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { headersOf } from "#src/domain/headers/header-rules.ts";
import { readRest } from "../read-rest.ts";
import { readTarget } from "../read-target.ts";
import { acceptedEncoding } from "./accepted-encoding.ts";
import { type ByteRange, readRange } from "./byte-range.ts";
import type { Site } from "./load-site.ts";
import type { Form, PublicFile } from "./public-file.ts";
import { sendReady } from "./ready-answer.ts";

/** @returns the address that was answered from, for the log; undefined where there was none */
export function answerSite(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): string | undefined {
  const reads = request.method === "GET" || request.method === "HEAD";
  const file = site.files.get(request.url ?? "/") ?? find(site, request);
  if (file === "no address")
    return refuse(site, { request, response }, { status: 400, text: NO_ADDRESS });
  if (!reads)
    return refuse(
      site,
      { request, response },
      { status: 405, text: NOT_TAKEN, more: ["Allow", "GET, HEAD"] },
    );
  if (typeof file === "string") return redirect(site, response, file);
  if (!file) {
    send(request, response, { file: site.notFound, status: 404 });
    return undefined;
  }
  send(request, response, { file, status: 200 });
  return file.address;
}

const NOT_TAKEN = "This address only reads.\n";
const NO_ADDRESS = "This is no address of this portal.\n";

/** The file, the address to go to instead, or nothing. */
function find({ files }: Site, request: IncomingMessage): PublicFile | string | undefined {
  const target = readTarget(request);
  if (!target) return "no address";
  const exact = files.get(target.pathname);
  if (exact) return exact;
  const decoded = decodeURIComponent(target.pathname);
  const named = files.get(decoded);
  if (named) return named;
  // Only to an address that exists here, so that nobody can be sent elsewhere.
  const page = files.get(`${decoded}/`);
  return page && `${encodeURI(page.address)}${target.search}`;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

interface Plain {
  status: number;
  text: string;
  more?: readonly string[];
}

function refuse(
  site: Site,
  { request, response }: Exchange,
  { status, text, more = [] }: Plain,
): undefined {
  response.writeHead(status, [
    ...Object.entries(headersOf(site.rules, "/")).flat(),
    ...["Content-Type", "text/plain; charset=utf-8", "Content-Length", String(text.length)],
    ...["Connection", "close"],
    ...more,
  ]);
  response.write(text);
  readRest(request).then(() => response.end());
}

function redirect(site: Site, response: ServerResponse, location: string): string {
  response.writeHead(301, [
    ...Object.entries(headersOf(site.rules, "/")).flat(),
    ...["Location", location, "Content-Length", "0"],
  ]);
  response.end();
  return location.split("?", 1)[0] ?? "/";
}

interface Sent {
  file: PublicFile;
  status: 200 | 404;
}

function send(request: IncomingMessage, response: ServerResponse, { file, status }: Sent): void {
  const { headers } = request;
  const encoding = headers.range ? undefined : acceptedEncoding(headers["accept-encoding"]);
  const form = (encoding && file.encoded(encoding)) ?? file.identity;
  if (status === 200) {
    if (isKnown(headers["if-none-match"], form.etag)) {
      sendReady({ request, response }, 304, form.unchanged);
      return;
    }
    if (headers.range && (!headers["if-range"] || headers["if-range"] === form.etag)) {
      const range = readRange(headers.range, file.size);
      if (range) {
        sendPart(request, response, { file, range });
        return;
      }
    }
  }
  if (form.whole) {
    sendReady({ request, response }, status, form.whole);
    return;
  }
  response.writeHead(status, form.fields as string[]);
  sendBody(request, response, { file, form });
}

/** Whether the visitor has this very form already; proxies may have marked it as weak. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header === etag || header === "*" || header.split(",").some((one) => bare(one) === etag);
}

const bare = (etag: string): string => etag.trim().replace(/^W\//, "");

function sendPart(
  request: IncomingMessage,
  response: ServerResponse,
  { file, range }: { file: PublicFile; range: ByteRange | "unsatisfiable" },
): void {
  const form = file.identity;
  if (range === "unsatisfiable") {
    response.writeHead(416, [
      ...form.unchanged.fields,
      ...["Content-Range", `bytes */${file.size}`, "Content-Length", "0"],
    ]);
    response.end();
    return;
  }
  const head = [...form.fields, "Content-Range", `bytes ${range.first}-${range.last}/${file.size}`];
  head[head.indexOf("Content-Length") + 1] = String(range.last - range.first + 1);
  response.writeHead(206, head);
  sendBody(request, response, { file, form, range });
}

function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  { file, form, range }: { file: PublicFile; form: Form; range?: ByteRange },
): void {
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const body = form.whole?.body ?? form.makeBody();
  if (body !== undefined) {
    response.end(range ? body.subarray(range.first, range.last + 1) : body);
    return;
  }
  const from = range ? { start: range.first, end: range.last } : {};
  // A visitor who goes away, and a file that does, both end here; the connection says so.
  pipeline(createReadStream(file.path, from), response, () => {});
}
