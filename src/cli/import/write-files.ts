/** Writes what an importer made: all of it or none, and never over a file that somebody may have edited. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../command.ts";
import { type NewFile, replaceFiles } from "./replace-files.ts";

export type Outcome = "written" | "replaced" | "unchanged";

export interface WriteOptions {
  folder: string;
  /** Whether files that differ may be overwritten. */
  replace: boolean;
}

/** @returns what happened to each file, in the same order */
export function writeFiles(
  files: readonly NewFile[],
  { folder, replace }: WriteOptions,
): Outcome[] {
  const outcomes = files.map(({ path, text }): Outcome => {
    const target = join(folder, path);
    if (!existsSync(target)) return "written";
    return readFileSync(target, "utf8") === text ? "unchanged" : "replaced";
  });
  const differing = files.filter((_, index) => outcomes[index] === "replaced");
  if (differing.length > 0 && !replace) {
    throw new Refusal(
      [
        `These files exist already and are not the same. Nothing was written:`,
        ...differing.map(({ path }) => `  ${path}`),
        "Add --replace to overwrite them.",
      ].join("\n"),
    );
  }
  replaceFiles(
    files.filter((_, index) => outcomes[index] !== "unchanged"),
    folder,
  );
  return outcomes;
}
