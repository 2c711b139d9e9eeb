/** A file on disk as what importers read. */
import { createReadStream, statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import type { SourceInput } from "#src/sources/input.ts";
import { Refusal } from "../command.ts";

const CHUNK_BYTES = 262_144;

export function fileInput(cwd: string, path: string): SourceInput {
  const file = isAbsolute(path) ? path : resolve(cwd, path);
  const facts = statSync(file, { throwIfNoEntry: false });
  if (!facts) throw new Refusal(`There is no file ${file}.`);
  if (!facts.isFile()) throw new Refusal(`${file} is not a file.`);
  return {
    size: facts.size,
    read: () => createReadStream(file, { highWaterMark: CHUNK_BYTES }),
  };
}
