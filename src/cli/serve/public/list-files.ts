import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** All files below the folder, those whose names begin with a dot included, with slashes. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
