/** Names within one file that must differ; names of entries are compared where files are read. */
import type { Entry } from "../../schemas/content.ts";
import { type Finding, findingAt, type Path, type Rule } from "./rule.ts";

export const nameRules: readonly Rule[] = [
  {
    id: "duplicate-name",
    title: "Two products or components have the same id",
    severity: "error",
    soft: false,
    why: "Whatever names the id could mean either of them.",
    fix: "Give one of them another id.",
    check: ({ content: { company, components } }) => [
      ...repeatsIn(company, ["products"], company.data.products),
      ...(components ? repeatsIn(components, ["components"], components.data.components) : []),
    ],
  },
];

function repeatsIn(entry: Entry<unknown>, path: Path, items: readonly { id: string }[]): Finding[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      findingAt(entry, [...path, index, "id"], `The id "${id}" is already used above.`, {
        received: id,
      }),
    ];
  });
}
