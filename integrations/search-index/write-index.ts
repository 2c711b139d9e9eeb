/** Hands the records to pagefind and writes what browsers need of its files. Anything that goes wrong stops the build. */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SearchRecord } from "#src/exports/search/search-record.ts";
import { showRecord } from "./fragments.ts";
import { indexWords } from "./indexed-words.ts";

/** The library's own interfaces, its highlighter and its worker are left out: the portal has its own. */
const WANTED =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.en\.|pagefind\.en_|(?:index|fragment|filter)\/)/;

const WORKER = "search-worker";

function toCustomRecord(record: SearchRecord, { text, also }: { text: string; also: string }) {
  const { url, kind, title, state, categories } = record;
  return {
    url,
    language: "en",
    // The library refuses an empty text.
    content: text || title,
    meta: { title, ...(also && { also }) },
    filters: { kind: [kind], category: categories, ...(state && { state: [state] }) },
  };
}

function insist(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(errors.join("\n"));
}

/** @returns how many records the index holds. @throws Error with the reason as its cause. */
export async function writeIndex(
  records: readonly SearchRecord[],
  folder: string,
): Promise<number> {
  const pagefind = await import("pagefind");
  try {
    refuseDoubles(records);
    const words = indexWords(records);
    const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
    insist(errors);
    if (!index) throw new Error("pagefind made no index.");
    for (const [at, record] of records.entries())
      insist(
        (
          await index.addCustomRecord(
            toCustomRecord(record, words.records[at] ?? { text: "", also: "" }),
          )
        ).errors,
      );
    const made = await index.getFiles();
    insist(made.errors);
    const files = made.files.filter(({ path }) => WANTED.test(path));
    const shown = new Map(records.map((record) => [record.url, record]));
    for (const { path, content } of files)
      await write(
        join(folder, path),
        path.startsWith("fragment/") ? showRecord(content, shown) : content,
      );
    if (shown.size > 0) throw new Error(`pagefind left out ${[...shown.keys()].join(", ")}.`);
    await write(join(folder, "words.txt"), `${words.all.join("\n")}\n`);
    await copyFile(new URL(`./${WORKER}.mjs`, import.meta.url), join(folder, `${WORKER}.js`));
    return records.length;
  } catch (cause) {
    throw new Error(
      "The search index could not be made, and a portal without search is not published. The cause is given below.",
      { cause },
    );
  } finally {
    await pagefind.close();
  }
}

/** The library keeps one of two records with one address, and says nothing. */
function refuseDoubles(records: readonly SearchRecord[]): void {
  const seen = new Set<string>();
  for (const { url } of records) {
    if (seen.has(url)) throw new Error(`Two entries of the search have the address ${url}.`);
    seen.add(url);
  }
}

async function write(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
