/** Gated files in a folder of this machine: `private/`, which Git ignores. */
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { Readable } from "node:stream";
import type { Vault } from "../definitions.ts";

export function folderVault(folder: string): Vault {
  const root = resolve(folder);
  const placeOf = (key: string) => {
    const path = resolve(root, key);
    if (!path.startsWith(root + sep)) throw new Error("A key of the storage leaves its folder.");
    return path;
  };
  const size = async (key: string) => {
    const found = await stat(placeOf(key)).catch(ignoreMissing);
    return found?.isFile() ? found.size : undefined;
  };
  return {
    size,
    async read(key, range) {
      const bytes = await size(key);
      if (bytes === undefined) return undefined;
      const { start, end } = range ?? { start: 0, end: bytes };
      if (end <= start) return { bytes: 0, stream: new Blob([]).stream() };
      const source = createReadStream(placeOf(key), { start, end: end - 1 });
      return { bytes: end - start, stream: Readable.toWeb(source) as ReadableStream<Uint8Array> };
    },
    async write(key, data) {
      const path = placeOf(key);
      await mkdir(dirname(path), { recursive: true });
      const partial = `${path}.${process.pid}.partial`;
      await writeFile(partial, data);
      const handle = await open(partial, "r+");
      await handle.sync();
      await handle.close();
      await rename(partial, path);
    },
    async list() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
        ignoreMissing,
      );
      return (entries ?? [])
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
        .sort();
    },
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
}
