/** Lists of ids that name something twice. */
import { listReferences } from "./list-references.ts";
import { findingAt, type Rule } from "./rule.ts";

export const repeatRules: readonly Rule[] = [
  {
    id: "listed-twice",
    title: "A list names the same id twice",
    severity: "error",
    soft: false,
    why: "It is shown and counted twice, or another id was meant.",
    fix: "Remove one of the two, or write the id that was meant.",
    check: ({ content }) => {
      const seen = new Set<string>();
      return listReferences(content).flatMap(({ kind, id, entry, path }) => {
        if (typeof path.at(-1) !== "number") return [];
        const { file, path: place } = entry.origin;
        const key = JSON.stringify([file, place, path.slice(0, -1), kind, id]);
        if (!seen.has(key)) {
          seen.add(key);
          return [];
        }
        return [
          findingAt(entry, path, `The ${kind} "${id}" already stands above in this list.`, {
            received: id,
          }),
        ];
      });
    },
  },
];
