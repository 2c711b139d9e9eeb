/** The portal with its door: public files from memory, and what stands behind the door by the built server. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Catalogue } from "#src/domain/door/catalogue.ts";
import { currentGate, setGate } from "#src/gate/current.ts";
import { StoreFault } from "#src/gate/definitions.ts";
import { ensurePrepared } from "#src/gate/files/ensure-prepared.ts";
import { findRoute, isDoorAddress } from "#src/gate/http/routes.ts";
import { JOBS } from "#src/gate/jobs/jobs.ts";
import { startJobs } from "#src/gate/jobs/start-jobs.ts";
import { type OpenDoor, openDoor } from "#src/gate/services.ts";
import { SettingsFault } from "#src/gate/settings-fault.ts";
import { listenForCommands } from "#src/gate/store-services.ts";
import { type Context, Refusal } from "../command.ts";
import { HOST, isForThisMachine, listen, type Place, SERVER, type Served } from "./listen.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { endAfterBody } from "./read-rest.ts";
import { readTarget } from "./read-target.ts";
import { answerLive, answerPublic, LIVE, openRequests, type Requests } from "./serve-folder.ts";
import { refuseWrongStorage, tellOfMail } from "./tell-troubles.ts";
import { untilDrained } from "./until-drained.ts";

export interface DoorOptions extends Place {
  /** The built server's entry. */
  entry: string;
  /** Folder of the static files. */
  folder: string;
}

type Handler = (
  ...parameters: [...Parameters<RequestListener>, next: () => void, locals: Partial<App.Locals>]
) => Promise<void>;

/** The address is known before the door opens, since links in mails begin with it; until then the door says that it is closed. */
export async function serveDoor(options: DoorOptions, context: Context): Promise<Served> {
  const { env, root, out } = context;
  const { handler } = (await import(pathToFileURL(options.entry).href)) as { handler: Handler };
  const catalogue = await readCatalogue(join(dirname(options.entry), "catalogue.json"));
  const requests = openRequests(options.folder, context);
  const server = createServer(SERVER, (request, response) => {
    const { url = "/" } = request;
    // Most requests are for pages, which need no look at the door's addresses.
    if (requests.site.files.has(url)) return answerPublic(requests, request, response);
    if (url === LIVE) return answerLive(response);
    if (isDoorAddress(readTarget(request)?.pathname ?? ""))
      return answerDoor({ requests, handler }, request, response);
    answerPublic(requests, request, response);
  });
  const served = await listen(server, options);
  let opened: OpenDoor | undefined;
  try {
    const isLoopback = isForThisMachine(options.host ?? HOST, env.PUBLIC_URL);
    const listening = { isLoopback, url: served.url };
    const door = await openDoor({ env, root, catalogue, listening, write: out });
    opened = door;
    await refuseWrongStorage(door.services, context);
    const commands = await listenForCommands({ env, root }, door.services);
    setGate(door.services);
    const jobs = startJobs(door.services, JOBS);
    const beside = Promise.all([prepareFiles(door, catalogue), tellOfMail(door.services, context)]);
    return {
      url: served.url,
      async close() {
        setGate({ closed: "The server is stopping." });
        await served.close();
        requests.close();
        await jobs.stop();
        await beside;
        await commands.close();
        await door.close();
      },
    };
  } catch (error) {
    await served.close();
    requests.close();
    await opened?.close();
    if (error instanceof SettingsFault || error instanceof StoreFault)
      throw new Refusal(error.message, { cause: error });
    throw error;
  }
}

function answerDoor(
  { requests, handler }: { requests: Requests; handler: Handler },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const begun = performance.now();
  const { pathname = "/", search = "" } = readTarget(request) ?? {};
  const route = findRoute(pathname);
  if (requests.log)
    response.once("close", () =>
      requests.log?.({
        method: request.method,
        path: route?.pattern,
        status: response.statusCode,
        begun,
      }),
    );
  // Pages end with a slash; a program that leaves it out means the same.
  if (route && /\/[^/.]+$/.test(pathname)) request.url = `${pathname}/${search}`;
  if (request.method !== "GET" && request.method !== "HEAD") endAfterBody(request, response);
  const drained = () => untilDrained(response);
  const leave = () => answerPublic({ ...requests, log: undefined }, request, response);
  handler(request, response, leave, { drained }).catch((error: unknown) => {
    // What pages throw is answered and logged by the middleware; this is a request that no page could be made of.
    const gate = currentGate();
    if (!("closed" in gate)) gate.logger.error("request-failed", error);
    if (response.headersSent) response.destroy();
    else response.writeHead(400, { "Content-Type": "text/plain; charset=utf-8" }).end(NO_ADDRESS);
  });
}

const NO_ADDRESS = "This is no address of this portal.\n";

/**
 * Files that were put into the folder by hand are prepared beside serving; one after the other, since each takes memory. The log
 * names those that cannot be given.
 */
async function prepareFiles(
  { services, files }: OpenDoor,
  { documents }: Catalogue,
): Promise<void> {
  for (const document of documents) {
    try {
      const readiness = await ensurePrepared(files, document);
      if (readiness.kind !== "ready" && readiness.kind !== "not-marked")
        services.logger.info("document-file", { document: document.id, readiness: readiness.kind });
    } catch (error) {
      services.logger.error("document-file", error, { document: document.id });
    }
  }
}
