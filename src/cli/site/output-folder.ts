import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where a build ends up: everything that is served to anybody, and with the door the server beside it. */
export const outputFolder = (root: string): string => join(root, "dist");

/** Folder of the static files: with the door, Astro keeps them apart from the server's code. */
export function publicFolder(root: string): string {
  const client = join(outputFolder(root), "client");
  return existsSync(client) ? client : outputFolder(root);
}

/** The server's entry, where the portal was built with the door. */
export function serverEntry(root: string): string | undefined {
  const entry = join(outputFolder(root), "server/entry.mjs");
  return existsSync(entry) ? entry : undefined;
}
