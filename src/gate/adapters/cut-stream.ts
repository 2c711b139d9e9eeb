/** The part of a stream from `start` to `end`: for storages that send whole files only. Nothing after it is asked for. */

export function cutStream(
  stream: ReadableStream<Uint8Array>,
  { start, end }: { start: number; end: number },
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          if (at >= end) {
            controller.close();
            return reader.cancel();
          }
          const { done, value } = await reader.read();
          if (done) return controller.close();
          const from = Math.max(0, start - at);
          const part = value.subarray(from, Math.max(from, end - at));
          at += value.length;
          if (part.length > 0) return controller.enqueue(part);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
