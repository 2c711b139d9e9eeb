/** The portal with its door: static files as a static host serves them, and what stands behind the door by the built server. */
import { createServer, type RequestListener } from "node:http";
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
import { readCatalogue } from "./read-catalogue.ts";
import { readTarget, refuseTarget } from "./read-target.ts";
import {
  answerFrom,
  HOST,
  isLoopback,
  listen,
  type Served,
  type ServeOptions,
} from "./serve-folder.ts";
import { untilDrained } from "./until-drained.ts";

export interface DoorOptions extends ServeOptions {
  /** The built server's entry. */
  entry: string;
  /** Folder of the static files. */
  folder: string;
}

type Handler = (
  ...parameters: [...Parameters<RequestListener>, next: () => void, locals: Partial<App.Locals>]
) => Promise<void>;

const SECOND = 1000;

/** The address is known before the door opens, since links in mails begin with it; until then the door says that it is closed. */
export async function serveDoor(
  options: DoorOptions,
  { env, root, out }: Context,
): Promise<Served> {
  const { handler } = (await import(pathToFileURL(options.entry).href)) as { handler: Handler };
  const catalogue = await readCatalogue(join(dirname(options.entry), "catalogue.json"));
  const files = answerFrom(options.folder, options.brotli);
  const server = createServer(
    {
      requestTimeout: 30 * SECOND,
      headersTimeout: 10 * SECOND,
      connectionsCheckingInterval: 5 * SECOND,
    },
    (request, response) => {
      const target = readTarget(request);
      if (!target) return refuseTarget(response);
      const { pathname, search } = target;
      if (!isDoorAddress(pathname)) return files(request, response);
      // Pages end with a slash; a program that leaves it out means the same.
      if (findRoute(pathname) && /\/[^/.]+$/.test(pathname)) request.url = `${pathname}/${search}`;
      const drained = () => untilDrained(response);
      const leave = () => files(request, response);
      handler(request, response, leave, { drained }).catch((error: unknown) => {
        // What pages throw is answered and logged by the middleware; this is a request that no page could be made of.
        const gate = currentGate();
        if (!("closed" in gate)) gate.logger.error("request-failed", error);
        if (!response.headersSent) refuseTarget(response);
        else response.destroy();
      });
    },
  );
  const served = await listen(server, options);
  try {
    const listening = { isLoopback: isLoopback(options.host ?? HOST), url: served.url };
    const door = await openDoor({ env, root, catalogue, listening, write: out });
    const commands = await listenForCommands({ env, root }, door.services);
    setGate(door.services);
    const jobs = startJobs(door.services, JOBS);
    const prepared = prepareFiles(door, catalogue);
    return {
      url: served.url,
      async close() {
        setGate({ closed: "The server is stopping." });
        await served.close();
        await jobs.stop();
        await prepared;
        await commands.close();
        await door.close();
      },
    };
  } catch (error) {
    await served.close();
    if (error instanceof SettingsFault || error instanceof StoreFault)
      throw new Refusal(error.message, { cause: error });
    throw error;
  }
}

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
