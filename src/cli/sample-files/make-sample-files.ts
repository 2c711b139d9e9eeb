/**
 * Makes the report files of a sample company, so that everything which can be requested exists. The bytes depend
 * on the content's words alone: not on the day, the machine or chance.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Content } from "#src/schemas/content.ts";
import { printSampleFile } from "./print-sample-file.ts";
import { listSampleFiles, type SampleFile } from "./sample-file.ts";

export interface SampleFilesOptions {
  content: Content;
  /** The project's folder. Gated files are written to its private/. */
  folder: string;
  /** Where `content` was read from; content/ of the project's folder unless told. Public files stand in its files/. */
  contentFolder?: string | undefined;
}

export interface SampleFilesResult {
  /** Paths of files that were made or replaced. */
  written: string[];
  /** Paths of files that were right already. */
  kept: string[];
  /** Paths of files that the maker would make otherwise than the content says; they are left as they are. */
  differing: string[];
}

export async function makeSampleFiles({
  content,
  folder,
  contentFolder = join(folder, "content"),
}: SampleFilesOptions): Promise<SampleFilesResult> {
  const result: SampleFilesResult = { written: [], kept: [], differing: [] };
  if (!content.company.data.sample) return result;
  for (const sample of listSampleFiles(content)) {
    const path = join(
      sample.gated ? join(folder, "private") : join(contentFolder, "files"),
      sample.file.path,
    );
    result[await makeOne(content, sample, path)].push(path);
  }
  return result;
}

async function makeOne(
  content: Content,
  sample: SampleFile,
  path: string,
): Promise<keyof SampleFilesResult> {
  if (isSame(await readIfThere(path), sample)) return "kept";
  const { bytes } = await printSampleFile(content, sample);
  // Content that states another size or hash means another file: no wrong one is put in its place.
  if (!isSame(bytes, sample)) return "differing";
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return "written";
}

function isSame(bytes: Uint8Array | undefined, { file }: SampleFile): boolean {
  return bytes !== undefined && bytes.length === file.bytes && hashOf(bytes) === file.sha256;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
