/** Backups as compressed files, the oldest removed, and beside them the ids of those who were erased. */
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import type { Backups } from "../definitions.ts";
import { StoreFault } from "../definitions.ts";
import { writeWhole } from "./write-whole.ts";

/** Sorts by time. */
const NAME = /^fanlight-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.jsonl\.gz$/;
const ERASED = "erasures.jsonl";

/** @param kept how many stay when another is written */
export function backupFolder(folder: string, kept = 7): Backups {
  const erasedFile = join(folder, ERASED);

  async function list(): Promise<string[]> {
    if (!existsSync(folder)) return [];
    const names = await readdir(folder);
    return names
      .filter((name) => NAME.test(name))
      .sort()
      .map((name) => join(folder, name));
  }

  async function erased(): Promise<string[]> {
    if (!existsSync(erasedFile)) return [];
    const lines = (await readFile(erasedFile, "utf8")).split("\n");
    return lines.flatMap((line) => readErased(line) ?? []);
  }

  return {
    async write(lines, at, file) {
      const path =
        file ?? join(folder, `fanlight-${at.toISOString().replace(/[:.]/g, "-")}.jsonl.gz`);
      await writeWhole(path, withBreaks(lines), [createGzip()]);
      if (!file) for (const old of (await list()).slice(0, -kept)) await rm(old);
      return { path, bytes: (await stat(path)).size };
    },
    read: readLines,
    list,
    erased,
    async addErased(ids, at) {
      const known = new Set(await erased());
      const fresh = ids.filter((id) => !known.has(id));
      if (fresh.length === 0) return;
      const lines = fresh.map((id) => `${JSON.stringify({ id, at: at.toISOString() })}\n`);
      await mkdir(dirname(erasedFile), { recursive: true, mode: 0o700 });
      // A line that was cut by a crash is ended first.
      const handle = await open(erasedFile, "a", 0o600);
      try {
        await handle.writeFile(`\n${lines.join("")}`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

function readErased(line: string): string | undefined {
  try {
    return (JSON.parse(line) as { id?: string }).id;
  } catch {
    // Empty, or cut by a crash: its erasure was not yet confirmed then, and is written again.
    return undefined;
  }
}

async function* withBreaks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** @throws StoreFault where the file is not there, or was cut or damaged */
async function* readLines(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) throw new StoreFault(`There is no file ${file}.`);
  const unpacked = createGunzip();
  // Whatever fails destroys the last of them, and whoever reads it is told.
  pipeline(createReadStream(file), unpacked, () => {});
  let rest = "";
  try {
    for await (const chunk of unpacked.setEncoding("utf8")) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (cause) {
    throw new StoreFault(`The file ${file} is damaged or no backup.`, { cause });
  }
}
