/** No byte of a private file may leave the house: searched for in everything that a build has written. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { type BlockIndex, indexBlocks, RUN } from "./block-index.ts";
import { expand } from "./expand.ts";

export interface LeakSearch {
  /** Folder of the private files; where it is missing there is nothing to leak. */
  privateFolder: string;
  /** Files that may be read by anybody. */
  publicFiles: readonly string[];
  /** Folders that the build wrote. */
  outputs: readonly string[];
}

export interface Leak {
  /** Path of the output file. */
  output: string;
  /** Path of the private file within its folder. */
  file: string;
  /** "a copy", "a run of at least 1024 of its bytes (base64)". */
  what: string;
}

export async function findLeaks(search: LeakSearch): Promise<Leak[]> {
  const privateFiles = await filesIn(search.privateFolder);
  if (privateFiles.length === 0) return [];
  const index = await indexBlocks(privateFiles, search.publicFiles);
  const whole = await hashesOf(privateFiles, search.publicFiles);
  const leaks: Leak[] = [];
  for (const output of search.outputs) {
    for (const path of await filesIn(output)) {
      const found = await judge(path, { index, whole });
      if (found)
        leaks.push({
          output: path,
          file: relative(search.privateFolder, found.file).replaceAll(sep, "/"),
          what: found.what,
        });
    }
  }
  return leaks;
}

/** Of each size the private files by their SHA-256: a file is read for it only where another has its size. */
type WholeFiles = ReadonlyMap<number, ReadonlyMap<string, string>>;

async function judge(
  path: string,
  { index, whole }: { index: BlockIndex; whole: WholeFiles },
): Promise<{ file: string; what: string } | undefined> {
  const bytes = await readFile(path);
  for (const form of expand(path, bytes)) {
    const twin = findTwin(whole, form.bytes);
    if (twin) return { file: twin, what: `a copy${form.how ? ` (${form.how})` : ""}` };
    if (form.bytes.length < RUN / 2) continue;
    const run = index.find(form.bytes);
    if (run)
      return {
        file: run.file,
        what: `a run of at least ${run.length} of its bytes${form.how ? ` (${form.how})` : ""}`,
      };
  }
  return undefined;
}

function findTwin(whole: WholeFiles, bytes: Uint8Array): string | undefined {
  return whole.get(bytes.length)?.get(createHash("sha256").update(bytes).digest("hex"));
}

async function hashesOf(
  privateFiles: readonly string[],
  publicFiles: readonly string[],
): Promise<WholeFiles> {
  const open = new Set(await Promise.all(publicFiles.map(hashOf)));
  const bySize = new Map<number, Map<string, string>>();
  for (const file of privateFiles) {
    const hash = await hashOf(file);
    const { size } = await stat(file);
    // An empty file is everywhere and tells nothing.
    if (open.has(hash) || size === 0) continue;
    bySize.set(size, (bySize.get(size) ?? new Map()).set(hash, file));
  }
  return bySize;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

export function describeLeaks(leaks: readonly Leak[], root: string): string {
  const lines = leaks.map(
    ({ output, file, what }) =>
      `- ${relative(root, output).replaceAll(sep, "/")} holds ${what} of private/${file}`,
  );
  return [
    `${leaks.length} ${leaks.length === 1 ? "file" : "files"} of the build ${leaks.length === 1 ? "holds" : "hold"} private files, so the build is refused and its output must not be published:`,
    ...lines,
    "Take the file out of public/, content/files/ or whatever imports it. If it may be read by anybody, set access: public and keep it in content/files/.",
  ].join("\n");
}
