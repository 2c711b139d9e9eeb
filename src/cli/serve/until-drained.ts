/** Whether a connection takes more bytes: asked before each piece of a file is read. */
import { once } from "node:events";
import type { ServerResponse } from "node:http";

/** Also resolves where the connection has gone. */
export async function untilDrained(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return;
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([
    once(response, "drain", { signal }),
    once(response, "close", { signal }),
  ]).finally(() => over.abort());
}
