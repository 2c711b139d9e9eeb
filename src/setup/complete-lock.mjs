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

const systems = new Set([
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
]);
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

/** What a platform package declares, read from its name. @param {string} name */
export function platformOf(name) {
  const words = (name.split("/").at(-1) ?? name).split("-");
  const cpu = words.filter((word) => processors.has(word));
  const libc = words.flatMap((word) => libraries.get(word) ?? []);
  const os = words
    .map((word) => (word === "windows" ? "win32" : word))
    .filter((word) => systems.has(word));
  return {
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

const exact = /^\d+\.\d+\.\d+[\w.+-]*$/;

/** The entry that Node would find for `name` from the package at `path`. @param {Lock} lock @param {string} path @param {string} name */
function resolve(lock, path, name) {
  for (
    let base = path;
    ;
    base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))
  ) {
    const entry = lock.packages[`${base ? `${base}/` : ""}node_modules/${name}`];
    if (entry || base === "") return entry;
  }
}

/** @param {string} range @param {LockEntry | undefined} entry */
const fits = (range, entry) =>
  entry !== undefined && (!exact.test(range) || entry.version === range);

/** Optional dependencies that a package names and the lock does not hold. @param {Lock} lock */
export function missingEntries(lock) {
  return Object.entries(lock.packages).flatMap(([from, { dev, optionalDependencies }]) =>
    Object.entries(optionalDependencies ?? {})
      .filter(([name, range]) => !fits(range, resolve(lock, from, name)))
      .map(([name, range]) => ({ from, name, range, dev })),
  );
}

/** @param {Lock} lock @returns {Lock} with an entry for each optional dependency, in npm's order */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const completed = { ...lock, packages };
  // Packages needed in production first, so that an entry shared with a development tool is not marked `dev`.
  const missing = missingEntries(lock).sort(
    (a, b) => Number(a.dev ?? false) - Number(b.dev ?? false),
  );
  for (const { from, name, range, dev } of missing) {
    const found = resolve(completed, from, name);
    if (fits(range, found)) continue;
    if (!exact.test(range))
      throw new Error(`${from} wants ${name}@${range}: no exact version to lock.`);
    const place = `${found ? `${from}/` : ""}node_modules/${name}`;
    const details = Object.entries({ ...platformOf(name), ...(dev && { dev }) });
    packages[place] = {
      version: range,
      ...Object.fromEntries(details.sort(([a], [b]) => a.localeCompare(b, "en"))),
    };
  }
  completed.packages = Object.fromEntries(
    Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")),
  );
  return completed;
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const file = argv[2] ?? "package-lock.json";
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = missingEntries(lock);
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  console.log(`${file}: ${added.length} entries for other platforms added.`);
}
