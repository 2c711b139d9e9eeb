/** By what the list of controls can be narrowed and put in order. */
import type { Portal } from "#src/domain/views.ts";
import { type Facet, offerProducts, type Sort } from "../filter/facets.ts";
import { operationWords } from "./control-words.ts";

export function controlFacets(portal: Portal): Facet[] {
  return [
    { key: "state", label: "State", legend: true },
    { key: "criteria", label: "Criterion" },
    { key: "operation", label: "How it runs", options: operationWords },
    { key: "owner", label: "Owner" },
    ...offerProducts(portal),
  ];
}

export const controlSorts: readonly Sort[] = [
  { key: "rank", label: "What needs attention first" },
  { key: "seen", label: "Newest look first", descending: true },
  { key: "seen", label: "Oldest look first" },
  { key: "id", label: "By id" },
];
