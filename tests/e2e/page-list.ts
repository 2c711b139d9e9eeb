/** All pages of the built portal, and one of every kind. */
import { readdirSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";

const DIST = resolve(import.meta.dirname, "../../dist/client");

export const allPages: string[] = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name === "index.html")
  // Old addresses lead on before anybody could look at them.
  .filter(
    ({ parentPath, name }) =>
      !readFileSync(posix.join(parentPath, name), "utf8").includes('http-equiv="refresh"'),
  )
  .map((entry) => posix.join("/", entry.parentPath.slice(DIST.length).replaceAll("\\", "/"), "/"))
  .sort();

/** A kind is the shape of the address; criteria and categories share theirs, so one of each is named. */
function kindOf(path: string): string {
  if (/^\/criteria\/[a-z]/.test(path)) return "/criteria/<category>/";
  return path.replace(/^(\/[\w-]+\/)(?!changes\/).+\/$/, "$1*/");
}

export const kindsOfPages: string[] = [
  ...new Map(allPages.map((path) => [kindOf(path), path])).values(),
  "/404.html",
];

/** Reports differ most among themselves: each is looked at. */
export const reports: string[] = allPages.filter((path) => /^\/reports\/./.test(path));
