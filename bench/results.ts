/** Figures of the last run, kept for whoever wants to compare; never committed. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");

/** @returns the file, as seen from the project's folder */
export function writeResult(name: string, figures: unknown): string {
  const file = `.cache/bench/${name}.json`;
  mkdirSync(join(ROOT, ".cache/bench"), { recursive: true });
  const machine = { node: process.version, processors: cpus().map(({ model }) => model) };
  const result = { at: new Date().toISOString(), machine, figures };
  writeFileSync(join(ROOT, file), `${JSON.stringify(result, null, 2)}\n`);
  return file;
}
