/** Finds the line of a key long after loading, by reading the file again: only findings need it, and there are few. */
import type { Origin } from "../schemas/content.ts";
import { CONCEPTS, type Form } from "./concepts.ts";
import { type Position, START } from "./problem.ts";
import { readSource } from "./read-source.ts";
import type { Source } from "./source.ts";

export type Locate = (origin: Origin, path: readonly (string | number)[]) => Promise<Position>;

/** Each file is read at most once. */
export function openLocator(folder: string): Locate {
  const sources = new Map<string, Promise<Source | undefined>>();
  return async (origin, path) => {
    let source = sources.get(origin.file);
    if (!source) {
      source = readSource(folder, origin.file, formOf(origin.file)).then(
        (reading) => reading.source,
      );
      sources.set(origin.file, source);
    }
    return (await source)?.positionOf([...origin.path, ...path]) ?? START;
  };
}

function formOf(file: string): Form {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf("/")));
  return file.endsWith(".yaml")
    ? "yaml"
    : (Object.values(CONCEPTS).find((concept) => concept.folder === folder)?.form ?? "yaml");
}
