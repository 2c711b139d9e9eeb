/** Names of entries: each fit for an address, none used twice, none that differs from another in case only. */
import type { Collection } from "../schemas/content.ts";
import { idSchema } from "../schemas/text.ts";
import { type Position, type Problem, problemAt, START } from "./problem.ts";

/** The file's name without its ending, or what is wrong with it. */
export function idFromFile(file: string): { id: string; problems: Problem[] } {
  const id = file.slice(file.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
  const result = idSchema.safeParse(id);
  if (result.success) return { id, problems: [] };
  const suggestion = id
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+|-+$/g, "")
    .slice(0, 80);
  const message = `The file's name becomes an id and part of an address: "${id}" ${result.error.issues[0]?.message ?? "cannot be used"}.`;
  return {
    id,
    problems: [
      problemAt("invalid-id", file, START, {
        message,
        received: id,
        suggestion:
          suggestion === ""
            ? undefined
            : file.slice(file.lastIndexOf("/") + 1).replace(id, suggestion),
      }),
    ],
  };
}

export interface EntryName {
  id: string;
  file: string;
  position: Position;
}

/** One problem for each entry whose id another one had before it. */
export function repeatedIds(names: readonly EntryName[]): Problem[] {
  const first = new Map<string, EntryName>();
  const problems: Problem[] = [];
  for (const name of names) {
    const earlier = first.get(name.id.toLowerCase());
    if (!earlier) {
      first.set(name.id.toLowerCase(), name);
      continue;
    }
    const where = `${earlier.file}:${earlier.position.line}`;
    const message =
      earlier.id === name.id
        ? `The id "${name.id}" is already used in ${where}.`
        : `The id "${name.id}" differs from "${earlier.id}" in ${where} in upper and lower case only, so both would get the same address on some systems.`;
    problems.push(
      problemAt("duplicate-id", name.file, name.position, { message, received: name.id }),
    );
  }
  return problems;
}

/** Collections that share one set of ids: reports and documents are asked for at the same door. */
export function nameGroups(collections: readonly Collection[]): Collection[][] {
  const shared: Collection[] = ["reports", "documents"];
  return [
    shared,
    ...collections
      .filter((collection) => !shared.includes(collection))
      .map((collection) => [collection]),
  ];
}
