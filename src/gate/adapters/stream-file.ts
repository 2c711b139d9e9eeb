/** Reads a file as fast as it is taken and no faster: at most one piece is in memory, whoever the receiver is. */
import { type FileHandle, open } from "node:fs/promises";

const PIECE = 128 * 1024;

/** Nothing is opened before the first byte is asked for. */
export function streamFile(
  path: string,
  { start, end }: { start: number; end: number },
): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined;
  let at = start;
  const close = async () => {
    const opened = handle;
    handle = undefined;
    await opened?.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (at >= end) {
          await close();
          return controller.close();
        }
        try {
          handle ??= await open(path, "r");
          const piece = Buffer.allocUnsafeSlow(Math.min(PIECE, end - at));
          const { bytesRead } = await handle.read(piece, 0, piece.length, at);
          if (bytesRead === 0) throw new Error("A file of the storage is shorter than it was.");
          at += bytesRead;
          controller.enqueue(piece.subarray(0, bytesRead));
        } catch (error) {
          await close();
          throw error;
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
