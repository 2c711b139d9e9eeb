/** Sends the stored part of a copy as it is read, then the parts in memory. Reads no faster than the receiver takes. */
import type { StoredFile } from "../../definitions.ts";

export interface CopyParts {
  before: { bytes: number; open: () => Promise<StoredFile | undefined> };
  after: readonly Uint8Array[];
}

export function streamCopy({ before, after }: CopyParts): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let sent = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= (await before.open())?.stream.getReader();
        if (!reader) throw new Error("The prepared file went away while a copy was made.");
        const { done, value } = await reader.read();
        if (!done) {
          sent += value.length;
          return controller.enqueue(value);
        }
        // Its hash was promised for other bytes: the receiver must see a broken transfer, not a file.
        if (sent !== before.bytes)
          throw new Error("The prepared file changed its length while a copy was made.");
        for (const part of after) controller.enqueue(part);
        controller.close();
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
