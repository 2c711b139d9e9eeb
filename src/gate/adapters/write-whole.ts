/** A file that is whole or not there, also after the power failed: written beside its place, synced, renamed, its folder synced. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

export type Chunks = AsyncIterable<string | Uint8Array>;

/** Readable by its owner only. */
export async function writeWhole(
  file: string,
  chunks: Chunks,
  through: Transform[] = [],
): Promise<void> {
  const folder = dirname(file);
  const part = `${file}.${randomUUID()}.part`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    // Flushes when it closes.
    const target = createWriteStream(part, { flags: "wx", mode: 0o600, flush: true });
    await pipeline([Readable.from(chunks), ...through, target]);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Everything in the folder, and its own name. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) await sync(path, "r+");
    else if (entry.isDirectory()) await syncFolder(path);
  }
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}

/** A name in a folder is kept only when the folder is; Windows syncs no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  await sync(folder, "r");
}

async function sync(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
