/** The door while somebody writes: the same as in production, on this machine's own database. A build never opens it. */
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { AstroConfig, AstroIntegrationLogger } from "astro";
import type { Catalogue } from "#src/domain/door/catalogue.ts";
import { setGate } from "#src/gate/current.ts";
import type { OpenDoor } from "#src/gate/services.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1"]);

export interface DevDoorOptions {
  address: AddressInfo;
  config: AstroConfig;
  catalogue: Catalogue;
  logger: AstroIntegrationLogger;
}

/** Undefined, and the pages say that the door is closed, where it could not be opened: the rest can still be written. */
export async function openDevDoor(options: DevDoorOptions): Promise<OpenDoor | undefined> {
  const { address, config, catalogue, logger } = options;
  try {
    const { openDoor } = await import("#src/gate/services.ts");
    const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
    const door = await openDoor({
      env: process.env,
      root: fileURLToPath(config.root),
      catalogue,
      listening: {
        isLoopback: LOOPBACK.has(address.address),
        url: `http://${host}:${address.port}`,
      },
      write: (line) => logger.info(line),
    });
    setGate(door.services);
    return door;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    setGate({ closed: message });
    logger.error(message);
    return undefined;
  }
}
