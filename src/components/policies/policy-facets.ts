/** By what the list of policies can be narrowed and put in order. */
import type { Portal } from "#src/domain/views.ts";
import { type Facet, offerProducts, type Sort } from "../filter/facets.ts";

export function policyFacets(portal: Portal): Facet[] {
  return [
    {
      key: "state",
      label: "Review",
      options: { current: "Ahead or not set", "review-overdue": "Overdue" },
    },
    { key: "criteria", label: "Criterion" },
    { key: "owner", label: "Owner" },
    ...offerProducts(portal),
  ];
}

export const policySorts: readonly Sort[] = [
  { key: "title", label: "By title" },
  { key: "approved", label: "Newest approval first", descending: true },
  { key: "review", label: "Next review first" },
];
