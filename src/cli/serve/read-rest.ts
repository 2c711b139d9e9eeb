/**
 * Whoever is cut off while still sending never reads the answer. So what nobody wants of a body is read and thrown away before the
 * connection may end: a moment long, and no more than anybody sends by mistake.
 */
import type { IncomingMessage, ServerResponse } from "node:http";

const MOMENT = 5_000;
const MOST = 16 * 1024 * 1024;

const begun = new WeakMap<IncomingMessage, Promise<void>>();

/** Resolves when all has come, when it was enough, and where the visitor has gone. */
export function readRest(request: IncomingMessage): Promise<void> {
  const known = begun.get(request);
  if (known) return known;
  const reading = new Promise<void>((over) => {
    if (request.complete || request.destroyed) return over();
    const impatient = setTimeout(over, MOMENT).unref();
    let bytes = 0;
    request.on("data", ({ length }: Buffer) => {
      bytes += length;
      if (bytes > MOST) over();
    });
    for (const event of ["end", "close"]) request.once(event, over);
    request.once("close", () => clearTimeout(impatient));
    request.resume();
  });
  begun.set(request, reading);
  return reading;
}

/**
 * For a handler that reads bodies and may stop in the middle, or answer without reading: the answer is sent at once, and ended when
 * the rest has come.
 */
export function endAfterBody(
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
): void {
  // Astro reads this one where it is there; its own would end the request with the first piece that is not wanted.
  request.body = { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
  const end = response.end.bind(response) as (...words: unknown[]) => ServerResponse;
  response.end = (...words: unknown[]) => {
    if (request.complete) return end(...words);
    response.flushHeaders();
    if (typeof words[0] !== "function" && words[0]) response.write(words[0]);
    readRest(request).then(() => {
      if (!request.complete) response.once("finish", () => request.socket.destroySoon());
      end();
    });
    return response;
  };
}
