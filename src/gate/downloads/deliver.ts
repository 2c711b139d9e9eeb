/** Streams what was committed, and notes when its last byte went. */
import { makeZip, predictLength } from "client-zip";
import type { Services } from "../definitions.ts";
import type { CopyFile } from "./prepare-copy.ts";

export interface Delivery {
  /** To be saved under. */
  name: string;
  mediaType: "application/pdf" | "application/zip";
  bytes: number;
  /** To be called once. */
  open: () => Promise<ReadableStream<Uint8Array>>;
}

type Finisher = Pick<Services, "store" | "clock" | "logger">;

export function deliverFile(
  services: Finisher,
  file: CopyFile,
  { ids, name }: { ids: readonly string[]; name: string },
): Delivery {
  return {
    name,
    mediaType: "application/pdf",
    bytes: file.bytes,
    open: async () => whenRead(await file.stream(), () => finish(services, ids)),
  };
}

/** Not compressed: PDF files gain nothing by it, and so the length is known beforehand. */
export function deliverZip(
  services: Finisher,
  files: readonly CopyFile[],
  { ids, name, at }: { ids: readonly string[]; name: string; at: Date },
): Delivery {
  const listed = files.map((file) => ({ name: file.name, size: file.bytes, lastModified: at }));
  async function* contents() {
    for (const file of files)
      yield { name: file.name, size: file.bytes, lastModified: at, input: await file.stream() };
  }
  return {
    name,
    mediaType: "application/zip",
    bytes: Number(predictLength(listed)),
    open: async () => whenRead(makeZip(contents()), () => finish(services, ids)),
  };
}

/** The same bytes; `done` is called when all were taken, and not when the reader went away before. */
function whenRead(
  stream: ReadableStream<Uint8Array>,
  done: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      const next = await reader.read();
      if (!next.done) return controller.enqueue(next.value);
      await done();
      controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** The reader has the whole file by now, so a fault here is noted and no more. */
async function finish({ store, clock, logger }: Finisher, ids: readonly string[]): Promise<void> {
  try {
    await store.db
      .updateTable("downloads")
      .set({ finished_at: clock.now() })
      .where("id", "in", ids)
      .execute();
  } catch (error) {
    logger.error("download-not-noted", error, { downloads: ids.length });
  }
}
