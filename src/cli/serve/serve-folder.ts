/** A server for a built portal without the door. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Context } from "../command.ts";
import { accessLog, type LogAccess, wantsAccessLog } from "./access-log.ts";
import { lineBuffer } from "./line-buffer.ts";
import { listen, type Place, SERVER, type Served } from "./listen.ts";
import { answerSite } from "./public/answer-site.ts";
import { loadSite, type Site } from "./public/load-site.ts";

export interface Requests {
  site: Site;
  /** Undefined where nobody reads it. */
  log: LogAccess | undefined;
  close(): void;
}

/** What every server of a portal needs: its files, and where requests are written down. */
export function openRequests(folder: string, { env, out }: Pick<Context, "env" | "out">): Requests {
  const https = env.PUBLIC_URL?.trim().startsWith("https:") ?? false;
  const site = loadSite(folder, { https });
  if (!wantsAccessLog(env, process.stdout.isTTY === true))
    return { site, log: undefined, close: () => {} };
  const lines = lineBuffer(out);
  return { site, log: accessLog(lines.write), close: lines.close };
}

/** Whether this process answers at all; asked by whoever starts it anew when it does not. */
export const LIVE = "/gate/live/";

/** Answers from memory, and writes it down. */
export function answerPublic(
  { site, log }: Requests,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const begun = log ? performance.now() : 0;
  const path = answerSite(site, request, response);
  log?.({ method: request.method, path, status: response.statusCode, begun });
}

export async function serveFolder(
  folder: string,
  place: Place,
  context: Pick<Context, "env" | "out">,
): Promise<Served> {
  const requests = openRequests(folder, context);
  const server = createServer(SERVER, (request, response) => {
    if (request.url === LIVE) return answerLive(response);
    answerPublic(requests, request, response);
  });
  const { url, close } = await listen(server, place);
  return {
    url,
    async close() {
      await close();
      requests.close();
    },
  };
}

export function answerLive(response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end('{"state":"alive"}\n');
}
