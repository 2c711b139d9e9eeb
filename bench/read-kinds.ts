/** One address of every kind of page of the built portal. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const DIST = resolve(import.meta.dirname, "../dist/client");

/** @throws Error where nothing is built */
export async function readKinds(): Promise<string[]> {
  if (!existsSync(join(DIST, "index.html")))
    throw new Error("There is no built portal to measure. Build it with `npm run build`.");
  const { kindsOfPages } = await import("../tests/e2e/page-list.ts");
  return kindsOfPages;
}
