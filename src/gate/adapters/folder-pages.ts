/** The portal's pages as the build left them: the files that this server serves. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PublicPages } from "../definitions.ts";

/** @param folder of the static files */
export function folderPages(folder: string): PublicPages {
  return {
    async read(path) {
      if (!/^\/(?:[a-z0-9-]+\/)*$/.test(path)) return undefined;
      return readFile(join(folder, path, "index.html"), "utf8").catch(() => undefined);
    },
  };
}
