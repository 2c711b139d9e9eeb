/** Whether a connection takes more bytes: asked before each piece of a file is read. */
import { once } from "node:events";
import type { ServerResponse } from "node:http";

/**
 * Also resolves where the connection has gone.
 * @returns whether everything that was written has left this process, so that its memory can be given back
 */
export async function untilDrained(response: ServerResponse): Promise<boolean> {
  if (response.writableNeedDrain && !response.destroyed) {
    const over = new AbortController();
    const { signal } = over;
    await Promise.race([
      once(response, "drain", { signal }),
      once(response, "close", { signal }),
    ]).finally(() => over.abort());
  }
  return !response.destroyed && response.writableLength === 0;
}
