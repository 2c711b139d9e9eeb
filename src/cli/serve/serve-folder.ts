/** A server for a built portal: on the loopback address, where nothing outside this machine can reach it, unless told otherwise. */
import { existsSync, readFileSync } from "node:fs";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { isIPv6 } from "node:net";
import { join } from "node:path";
import sirv from "sirv";
import { Refusal } from "../command.ts";
import { serveCompressed } from "./compressed-files.ts";
import { readTarget, refuseTarget } from "./read-target.ts";
import { SEARCH_FOLDER, securityHeaders, styleHashes } from "./security-headers.ts";

export interface ServeOptions {
  /** Address to listen on; the loopback address where it is left out. */
  host?: string | undefined;
  /** 0 takes any free port. */
  port: number;
  brotli: boolean;
}

export interface Served {
  url: string;
  close(): Promise<void>;
}

export const HOST = "127.0.0.1";

/** Answers as a static host would: files, 404.html with status 404, and only reading methods. */
export function answerFrom(folder: string, brotli: boolean): RequestListener {
  const styles = styleHashes(folder);
  const headers = new Headers(securityHeaders(styles));
  const searchHeaders = new Headers(securityHeaders(styles, { mayRunWasm: true }));
  const compressed = brotli ? serveCompressed(folder) : () => false;
  const files = sirv(folder, { dev: true, etag: true });
  return (request, response) => {
    const target = readTarget(request);
    response.setHeaders(target?.pathname.startsWith(SEARCH_FOLDER) ? searchHeaders : headers);
    if (!target) return refuseTarget(response);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    if (compressed(request, response)) return;
    files(request, response, () => answerNotFound(folder, request, response));
  };
}

function answerNotFound(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const page = join(folder, "404.html");
  const body = existsSync(page) ? readFileSync(page) : Buffer.from("There is no such page.\n");
  const type = existsSync(page) ? "text/html;charset=utf-8" : "text/plain;charset=utf-8";
  response.writeHead(404, { "Content-Type": type, "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

export function serveFolder(folder: string, options: ServeOptions): Promise<Served> {
  return listen(createServer(answerFrom(folder, options.brotli)), options);
}

type Place = Pick<ServeOptions, "host" | "port">;

export async function listen(server: Server, { host = HOST, port }: Place): Promise<Served> {
  await new Promise<void>((listening, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      failed(explainListenError(error, { host, port })),
    );
    server.listen(port, host, listening);
  });
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function explainListenError(
  error: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
): Error {
  if (error.code === "EADDRINUSE") {
    return new Refusal(
      `Port ${port} on ${host} is already in use. Stop what is using it, or take another port with --port ${port + 1}.`,
    );
  }
  if (error.code === "EACCES") {
    return new Refusal(
      `This account may not listen on port ${port}. Take a port above 1023, for example --port 4321.`,
    );
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new Refusal(
      `This machine has no address ${host}. Take one that it has with --host, for example 127.0.0.1, or 0.0.0.0 for all.`,
    );
  }
  return error;
}

/** Nothing outside this machine can reach it. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
