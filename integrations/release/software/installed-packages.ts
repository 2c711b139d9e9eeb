/** The packages that a build and its server are made of, as npm notes in `node_modules` what it has put there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface InstalledPackage {
  name: string;
  version: string;
  /** As its author wrote it: an SPDX expression, or words. Undefined where nothing is said. */
  license: string | undefined;
  /** Subresource integrity of the archive that npm checked; several algorithms may be named. */
  integrity: string | undefined;
  /** Left out where it cannot be installed. */
  optional: boolean;
  /** Those that it needs, as `name@version`. */
  needs: string[];
}

interface LockEntry {
  name?: string;
  version?: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  link?: boolean;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

interface Manifest {
  license?: string | { type?: string };
  licenses?: { type?: string }[];
}

export const keyOf = ({ name, version }: { name: string; version: string }): string =>
  `${name}@${version}`;

/** @param folder of a package.json that npm has installed; what serves only development is left out */
export function listInstalled(folder: string): {
  packages: InstalledPackage[];
  /** What the folder itself asks for. */
  needs: string[];
} {
  const lock = readRecord(folder);
  const present = new Map(
    Object.entries(lock.packages).flatMap(([place, entry]) =>
      place.startsWith("node_modules/") && !entry.dev && existsSync(manifestAt(folder, place))
        ? [[place, named(place, entry)] as const]
        : [],
    ),
  );
  const needsOf = (place: string, entry: LockEntry): string[] => {
    const { dependencies, optionalDependencies, peerDependencies } = entry;
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
    const found = names.flatMap((name) => resolve(present, place, name) ?? []);
    return [...new Set(found.map(keyOf))].sort();
  };
  const byKey = new Map<string, InstalledPackage>();
  for (const [place, { entry, name, version }] of present) {
    const key = keyOf({ name, version });
    const earlier = byKey.get(key);
    byKey.set(key, {
      name,
      version,
      license: entry.license ?? statedLicense(manifestAt(folder, place)),
      integrity: entry.integrity,
      optional: (earlier?.optional ?? true) && entry.optional === true,
      needs: [...new Set([...(earlier?.needs ?? []), ...needsOf(place, entry)])].sort(),
    });
  }
  const packages = [...byKey.values()].sort((a, b) => compare(keyOf(a), keyOf(b)));
  const asked: LockEntry = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { packages, needs: needsOf("", asked) };
}

/** The same as package-lock.json, of what is there. */
function readRecord(folder: string): { packages: Record<string, LockEntry> } {
  const file = join(folder, "node_modules/.package-lock.json");
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error(
      `${file} cannot be read, so the bill of materials cannot say which packages the portal is made with. Install them with: npm ci --ignore-scripts`,
      { cause },
    );
  }
}

interface Named {
  entry: LockEntry;
  name: string;
  version: string;
}

function named(place: string, entry: LockEntry): Named {
  const name = entry.name ?? place.slice(place.lastIndexOf("node_modules/") + 13);
  return { entry, name, version: entry.version ?? "0.0.0" };
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const manifestAt = (folder: string, place: string) => join(folder, place, "package.json");

/** Where Node finds `name` from the package at `place`. */
function resolve(present: Map<string, Named>, place: string, name: string): Named | undefined {
  for (
    let base = place;
    ;
    base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))
  ) {
    const found = present.get(`${base ? `${base}/` : ""}node_modules/${name}`);
    if (found || base === "") return found;
  }
}

/** Old packages say it in words that the lock does not take over. */
function statedLicense(file: string): string | undefined {
  const { license, licenses }: Manifest = JSON.parse(readFileSync(file, "utf8"));
  if (typeof license === "string") return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(" OR ");
}
