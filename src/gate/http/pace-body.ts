/**
 * Reads a body no faster than its reader takes it. The adapter writes whatever it is given and does not wait, so that a slow reader of
 * a large file would have all of it kept in memory (`writeResponse` of astro/app/node drops what `write()` answers).
 */

/** @param drained resolves once the connection takes more, or is gone */
export function paceBody(
  body: ReadableStream<Uint8Array>,
  drained: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await drained();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read ahead.
    { highWaterMark: 0 },
  );
}
