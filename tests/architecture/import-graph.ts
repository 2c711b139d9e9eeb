/** Who imports whom, read from the sources as text: TypeScript, Astro templates and style sheets. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

export interface Import {
  from: string;
  /** Path within the project, or the name of a package or built-in module. */
  to: string;
  inside: boolean;
}

const SOURCES = /\.(ts|mjs|astro|css)$/;
const STATEMENT =
  /(?:^|\n|;)\s*(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|@import\s+["']([^"']+)["']/g;

export function listSources(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCES.test(entry.name))
      .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name)),
  );
}

export function readImports(root: string, files: readonly string[]): Import[] {
  return files.flatMap((from) => {
    const text = readFileSync(join(root, from), "utf8");
    // Of a template only the script between the fences is code.
    const code = from.endsWith(".astro") ? (text.split(/^---$/m)[1] ?? "") : text;
    return [...code.matchAll(STATEMENT)].map((match) => {
      const name = match[1] ?? match[2] ?? match[3] ?? "";
      if (name.startsWith("#")) return { from, to: name.slice(1), inside: true };
      if (name.startsWith(".")) {
        return { from, to: posix.normalize(posix.join(dirname(from), name)), inside: true };
      }
      return { from, to: name, inside: false };
    });
  });
}

/** The first cycle found, as the files along it; undefined where there is none. */
export function findCycle(imports: readonly Import[]): string[] | undefined {
  const edges = new Map<string, string[]>();
  for (const { from, to, inside } of imports) {
    if (inside) edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of edges.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}
