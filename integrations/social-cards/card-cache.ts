/** Cards by a hash of everything that they are drawn from: a build draws only what has changed. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { copyFile, mkdir, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Raised with every change of how cards look. */
const DRAWING = 4;
const PARTS = ["satori", "sharp", "fontkit", "@fontsource/noto-sans"];
/** Cards that no build has used for so long are deleted. */
const KEPT_DAYS = 30;

const require = createRequire(import.meta.url);

function versionOf(name: string): string {
  const folder = require.resolve.paths(name)?.map((path) => join(path, name, "package.json")) ?? [];
  for (const path of folder) {
    try {
      return JSON.parse(readFileSync(path, "utf8")).version;
    } catch {
      // Not in this folder: the next one up.
    }
  }
  throw new Error(`The package ${name}, which social cards are drawn with, is not installed.`);
}

export class CardCache {
  private readonly folder: string;
  private readonly tools: string;

  constructor(folder: string) {
    this.folder = folder;
    this.tools = [DRAWING, ...PARTS.map(versionOf)].join(" ");
  }

  keyOf(facts: unknown): string {
    return createHash("sha256").update(this.tools).update(JSON.stringify(facts)).digest("hex");
  }

  /** @returns whether it was there */
  async take(key: string, target: string): Promise<boolean> {
    const path = this.pathOf(key);
    try {
      await copyFile(path, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw error;
    }
    const now = new Date();
    await utimes(path, now, now);
    return true;
  }

  async keep(key: string, png: Uint8Array): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFile(this.pathOf(key), png);
  }

  async clear(now = Date.now()): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const { mtimeMs } = await stat(join(this.folder, name));
      if (now - mtimeMs > KEPT_DAYS * 86_400_000) await rm(join(this.folder, name));
    }
  }

  private pathOf(key: string): string {
    return join(this.folder, `${key}.png`);
  }
}
