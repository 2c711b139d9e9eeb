/**
 * One build asks for the same content several times: the check, the settings of the site and the collections, some of them
 * through another module loader. Reading is the slow part, so the last reading is kept for the process and used again for as
 * long as no file has changed.
 */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Content } from "../schemas/content.ts";
import type { Problem } from "./problem.ts";

export interface LoadOptions {
  /** The content folder. */
  folder: string;
  /** The day that sample dates count from, `YYYY-MM-DD`. */
  today: string;
}

export interface Loaded {
  /** Undefined when there is any problem: a broken file never yields a smaller site. */
  content: Content | undefined;
  /** In order of file, line and column. */
  problems: Problem[];
  /** How many files were read. */
  files: number;
}

interface Kept {
  key: string;
  reading: Promise<Loaded>;
}

/** On the global object, because Astro loads this module twice: once natively and once through Vite. */
const shelf = globalThis as { [KEPT]?: Kept | undefined };
const KEPT: unique symbol = Symbol.for("fanlight.content") as never;

export async function shareReading(
  options: LoadOptions,
  read: () => Promise<Loaded>,
): Promise<Loaded> {
  const key = JSON.stringify([options.folder, options.today, await signatureOf(options.folder)]);
  const kept = shelf[KEPT];
  if (kept?.key === key) return kept.reading;
  const reading = read();
  shelf[KEPT] = { key, reading };
  return reading;
}

/** Name, size and time of change of every file. */
async function signatureOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const signatures = await Promise.all(
    files.map(async (file) => {
      const facts = await stat(file).catch(() => undefined);
      return `${file} ${facts?.size} ${facts?.mtimeMs}`;
    }),
  );
  return signatures.sort();
}
