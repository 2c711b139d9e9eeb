/** Remembers what the last build was made from, so that `start` builds only when something is different. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BuildInputs } from "./build-inputs.ts";
import { publicFolder } from "./output-folder.ts";

interface Stamp {
  content: string;
  today: string;
  finishedAt: number;
  /** Modification time of the home page, which shows that nothing else has built into the folder since. */
  home: number;
}

const SOURCES = ["src", "integrations", "public", "astro.config.mjs", "package-lock.json"];

const stampFile = (root: string) => join(root, ".cache/last-build.json");
const homeOf = (root: string) => join(publicFolder(root), "index.html");

export function writeBuildStamp({ root, content, today }: BuildInputs): void {
  const home = statSync(homeOf(root)).mtimeMs;
  const stamp: Stamp = { content, today, finishedAt: Date.now(), home };
  mkdirSync(dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), `${JSON.stringify(stamp)}\n`);
}

export function isBuildCurrent({ root, content, today }: BuildInputs): boolean {
  if (!existsSync(homeOf(root)) || !existsSync(stampFile(root))) return false;
  const stamp: Stamp = JSON.parse(readFileSync(stampFile(root), "utf8"));
  if (stamp.content !== content || stamp.today !== today) return false;
  if (stamp.home !== statSync(homeOf(root)).mtimeMs) return false;
  const sources = [content, ...SOURCES.map((name) => join(root, name))];
  const privateFiles = listPrivate(join(root, "private"));
  return [...sources, ...privateFiles].every((path) => newestChange(path) < stamp.finishedAt);
}

/** Without the folder itself, and the prepared forms that a server puts into it. */
function listPrivate(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.includes(".prepared."))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Folders count as well: deleting a file changes only its folder. */
function newestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const inside = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true }).map((name) => join(path, String(name)))
    : [];
  return Math.max(
    ...[path, ...inside].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0),
  );
}
