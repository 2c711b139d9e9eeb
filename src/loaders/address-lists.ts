/** Reads `content/addresses/`: plain text, an address a line (`published.txt`), or the old one and the new one (`moved.txt`). */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What `domain/kept-addresses.ts` compares. */
export interface ReadLists {
  kept: string[];
  moved: Map<string, string>;
}

export const ADDRESS_FOLDER = "addresses";
export const PUBLISHED_FILE = "published.txt";
export const MOVED_FILE = "moved.txt";

/** @param folder the content folder. Empty lists where nothing was published yet. @throws Error that names the line. */
export async function readAddressLists(folder: string): Promise<ReadLists> {
  const [kept, pairs] = await Promise.all(
    [PUBLISHED_FILE, MOVED_FILE].map((file) => readLines(join(folder, ADDRESS_FOLDER, file))),
  );
  const moved = new Map<string, string>();
  for (const { text, line } of pairs ?? []) {
    const [from, to, ...rest] = text.split(/\s+/);
    if (!from?.startsWith("/") || !to?.startsWith("/") || rest.length > 0)
      throw new Error(
        `content/${ADDRESS_FOLDER}/${MOVED_FILE}:${line} holds "${text}". Write the old address and the new one, each from the first slash: /policies/old/ /policies/new/`,
      );
    moved.set(from, to);
  }
  return { kept: (kept ?? []).map(({ text }) => text), moved };
}

/** Without empty lines and those that begin with "# ": a fragment's sign is never followed by a space. */
async function readLines(path: string): Promise<{ text: string; line: number }[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text
    .split(/\r?\n/)
    .map((one, index) => ({ text: one.trim(), line: index + 1 }))
    .filter(({ text: one }) => one !== "" && !/^#(?:\s|$)/.test(one));
}
