/**
 * The project as a build needs it, in a folder of its own: caches and output of a measurement or test then never meet those
 * of the person at work. It must lie outside the project, because Tailwind skips folders that Git ignores.
 */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const PARTS = [
  "src",
  "integrations",
  "public",
  "astro.config.mjs",
  "package.json",
  "tsconfig.json",
] as const;

/** @returns a new folder in the temporary one; whoever asks for it removes it */
export function makeWorkFolder(): string {
  return mkdtempSync(join(tmpdir(), "fanlight-"));
}

export function copyProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  linkPackages(folder);
}

/** Links each package by itself, because Vite writes its cache into the folder that holds them. */
export function linkPackages(folder: string): void {
  const packages = join(ROOT, "node_modules");
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(packages).filter((entry) => !entry.startsWith(".")))
    symlinkSync(join(packages, name), join(folder, "node_modules", name), "junction");
  // What npm wrote down of them, from which the bill of materials is made.
  copyFileSync(
    join(packages, ".package-lock.json"),
    join(folder, "node_modules/.package-lock.json"),
  );
}
