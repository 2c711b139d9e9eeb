/** A server for a built portal on the loopback address: nothing outside this machine can reach it. */
import { existsSync, readFileSync } from "node:fs";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { Refusal } from "../command.ts";
import { serveCompressed } from "./compressed-files.ts";
import { securityHeaders, styleHashes } from "./security-headers.ts";

export interface ServeOptions {
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
  const headers = new Headers(securityHeaders(styleHashes(folder)));
  const compressed = brotli ? serveCompressed(folder) : () => false;
  const files = sirv(folder, { dev: true, etag: true });
  return (request, response) => {
    response.setHeaders(headers);
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

export function serveFolder(folder: string, { port, brotli }: ServeOptions): Promise<Served> {
  return listen(createServer(answerFrom(folder, brotli)), port);
}

/** @param port 0 takes any free port */
export async function listen(server: Server, port: number): Promise<Served> {
  await new Promise<void>((listening, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => failed(explainListenError(error, port)));
    server.listen(port, HOST, listening);
  });
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${HOST}:${actual}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function explainListenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new Refusal(
      `Port ${port} on ${HOST} is already in use. Stop what is using it, or take another port with --port ${port + 1}.`,
    );
  }
  if (error.code === "EACCES") {
    return new Refusal(
      `This account may not listen on port ${port}. Take a port above 1023, for example --port 4321.`,
    );
  }
  return error;
}
