/** Reads `content/domains/`: plain text, a domain a line, `#` begins a comment. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export const DOMAIN_FOLDER = "domains";

/** @param folder the content folder @returns by file name; empty where there is no such folder */
export async function readDomainLists(folder: string): Promise<Map<string, string[]>> {
  const place = join(folder, DOMAIN_FOLDER);
  const names = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const lists = await Promise.all(
    names.map(async (name) => [name, linesOf(await readFile(join(place, name), "utf8"))] as const),
  );
  return new Map(lists);
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, "").trim().toLowerCase())
    .filter(Boolean);
}
