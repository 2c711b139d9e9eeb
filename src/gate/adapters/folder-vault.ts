/** Gated files in a folder of this machine: `private/`, which Git ignores. */
import { mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Vault } from "../definitions.ts";
import { streamFile } from "./stream-file.ts";

export function folderVault(folder: string): Vault {
  const root = resolve(folder);
  const placeOf = (key: string) => {
    const path = resolve(root, key);
    // A backslash and a drive are ways out on Windows only, and no key needs them anywhere.
    if (/[\\\0]|^[A-Za-z]:/.test(key) || !path.startsWith(root + sep))
      throw new Error("A key of the storage leaves its folder.");
    return path;
  };
  let realRoot: Promise<string> | undefined;
  const findRoot = () => {
    realRoot ??= realpath(root).catch((error) => {
      realRoot = undefined;
      throw error;
    });
    return realRoot;
  };
  const find = async (key: string) => {
    const path = placeOf(key);
    const found = await stat(path).catch(ignoreMissing);
    if (!found?.isFile()) return undefined;
    // A link inside the folder may lead out of it.
    const real = await realpath(path);
    if (!real.startsWith((await findRoot()) + sep))
      throw new Error("A file of the storage is a link that leaves its folder.");
    return { path: real, bytes: found.size };
  };
  return {
    size: async (key) => (await find(key))?.bytes,
    async read(key, range) {
      const found = await find(key);
      if (!found) return undefined;
      const start = Math.min(range?.start ?? 0, found.bytes);
      const end = Math.max(start, Math.min(range?.end ?? found.bytes, found.bytes));
      return { bytes: end - start, stream: streamFile(found.path, { start, end }) };
    },
    async write(key, data) {
      const path = placeOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const partial = `${path}.${process.pid}.partial`;
      try {
        const handle = await open(partial, "w", 0o600);
        try {
          await handle.writeFile(data);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    async list() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
        ignoreMissing,
      );
      return (entries ?? [])
        .filter((entry) => entry.isFile() && !entry.name.endsWith(".partial"))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
        .sort();
    },
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
}
