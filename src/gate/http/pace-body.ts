/**
 * Reads a body no faster than its reader takes it, and gives each piece's memory back once it has left. The adapter writes whatever
 * it is given and does not wait, so that a slow reader of a large file would have all of it kept in memory (`writeResponse` of
 * astro/app/node drops what `write()` answers).
 */
import { letGo } from "../let-go.ts";

/** @param drained resolves once the connection takes more, or is gone; says whether all that it was given has left the process */
export function paceBody(
  body: ReadableStream<Uint8Array>,
  drained: () => Promise<boolean>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let last: Uint8Array | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if ((await drained()) && last) letGo(last);
        const { done, value } = await reader.read();
        last = value;
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read ahead.
    { highWaterMark: 0 },
  );
}
