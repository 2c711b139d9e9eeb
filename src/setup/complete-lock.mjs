/**
 * Adds the lock entries that `npm install` leaves out when a registry lacks another platform's build of an
 * optional dependency. Without them `npm ci` refuses the lock, and macOS, Windows and arm64 miss their binaries
 * (https://github.com/npm/cli/issues/4828). Such entries carry no integrity: their tarballs were never seen.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

/** @typedef {{ version?: string, dev?: boolean, optionalDependencies?: Record<string, string> }} LockEntry */
/** @typedef {{ packages: Record<string, LockEntry> }} Lock */

const systems = new Set(["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"]);
const processors = new Set([
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
]);
const libraries = new Map([
  ["gnu", "glibc"],
  ["musl", "musl"],
]);

/** The `os`, `cpu` and `libc` a platform package declares, read from its name. @param {string} name */
export function platformOf(name) {
  /** @type {{ os?: string[], cpu?: string[], libc?: string[] }} */
  const platform = {};
  for (const word of (name.split("/").at(-1) ?? name).split("-")) {
    const system = word === "windows" ? "win32" : word;
    const library = libraries.get(word);
    if (systems.has(system)) platform.os = [system];
    if (processors.has(word)) platform.cpu = [word];
    if (library) platform.libc = [library];
  }
  return platform;
}

/** Every place where Node would look for `name` from the package at `path`. @param {string} path @param {string} name */
function lookupPaths(path, name) {
  const paths = [];
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
    paths.push(`${base ? `${base}/` : ""}node_modules/${name}`);
    if (base === "") return paths;
  }
}

/** Optional dependencies that a package names and the lock does not hold. @param {Lock} lock */
export function missingEntries(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !lookupPaths(path, name).some((place) => lock.packages[place]))
      .map(([name, range]) => ({ name, range, from: path, dev: entry.dev === true })),
  );
}

/** @param {Lock} lock @returns {Lock} the lock with an entry for each optional dependency, sorted as npm sorts */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  for (const { name, range, from, dev } of missingEntries(lock)) {
    const version = range.replace(/^[\^~=]/, "");
    if (!/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) throw new Error(`${from} wants ${name}@${range}: no exact version to lock.`);
    packages[`node_modules/${name}`] = { version, ...platformOf(name), optional: true, ...(dev && { dev }) };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const file = argv[2] ?? "package-lock.json";
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = missingEntries(lock);
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  console.log(`${file}: ${added.length} entries for other platforms added.`);
}
