/** A copy of the project to build in: a build in the project itself would mix with whatever else uses its cache and dist/. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { COMPILE_CACHE } from "../support/compile-cache.ts";

const root = resolve(import.meta.dirname, "../..");
const PARTS = [
  "src",
  "integrations",
  "public",
  "astro.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/** Without content. Gone when the test ends. */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-project-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the copy's own command line, as `npm run fanlight -- ...` does. */
export function runFanlight(folder: string, argv: string[], env: NodeJS.ProcessEnv = {}): Ran {
  // Compressed forms say nothing more of a build, and take as long as the pages.
  const words = argv[0] === "build" ? [...argv, "--uncompressed"] : argv;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/main.ts", ...words], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...COMPILE_CACHE,
      NO_COLOR: "1",
      // Tests of cards draw their own.
      FANLIGHT_CARDS: "off",
      ...env,
    },
  });
  return { status, stdout, stderr };
}
