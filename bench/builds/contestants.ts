/** The two projects that are built in turns from one content. */
import { globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CORPUS_DAY } from "../corpus/write-corpus.ts";
import { writeBareProject } from "./bare-project.ts";
import { copyProject } from "./copy-project.ts";
import { type Measurement, measure } from "./measure.ts";

export interface Contestant {
  folder: string;
  build(): Promise<Measurement>;
}

/** The whole command that people type, the check of the content included; without compressed forms, which the other makes none of. */
export function makeOurs(folder: string, content: string): Contestant {
  copyProject(folder);
  const env = { FANLIGHT_CONTENT: content, FANLIGHT_TODAY: CORPUS_DAY };
  return {
    folder,
    build: () =>
      measure({ args: ["src/cli/main.ts", "build", "--uncompressed"], cwd: folder, env }),
  };
}

export function makeBare(folder: string, content: string, ours: Contestant): Contestant {
  writeBareProject(folder, content, join(ours.folder, "dist"));
  return {
    folder,
    build: () => measure({ args: ["node_modules/astro/bin/astro.mjs", "build"], cwd: folder }),
  };
}

/** Removes output and every cache: the next build is a first one. */
export function forgetBuilds({ folder }: Contestant): void {
  for (const name of ["dist", ".astro", ".cache", "node_modules/.vite", "node_modules/.astro"])
    rmSync(join(folder, name), { recursive: true, force: true });
}

export function countPages({ folder }: Contestant): number {
  return globSync("dist/**/index.html", { cwd: folder }).length;
}
