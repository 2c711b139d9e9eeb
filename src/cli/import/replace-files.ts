/** Writes files so that a folder is never left half changed: every one beside its place first, then each moved there. */
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { Refusal } from "../command.ts";

export interface NewFile {
  /** Relative to the folder, with forward slashes. */
  path: string;
  text: string;
}

export function replaceFiles(files: readonly NewFile[], folder: string): void {
  const moves = files.map(({ path, text }) => ({ to: join(folder, path), text }));
  const written: string[] = [];
  try {
    const ready = moves.map(({ to, text }) => {
      mkdirSync(dirname(to), { recursive: true });
      refuseOutside(dirname(to), folder);
      // Content files whose names start with a dot are not read.
      const from = join(dirname(to), `.${basename(to)}.${process.pid}.tmp`);
      written.push(from);
      writeFileSync(from, text, { flush: true });
      return { from, to };
    });
    for (const { from, to } of ready) renameSync(from, to);
  } finally {
    for (const file of written) if (existsSync(file)) rmSync(file);
  }
}

/** A folder that is a link would take the file elsewhere. */
function refuseOutside(folder: string, root: string): void {
  const inside = relative(realpathSync(root), realpathSync(folder));
  if (inside.startsWith(".."))
    throw new Refusal(`${folder} leads out of the content folder. Nothing was written.`);
}
