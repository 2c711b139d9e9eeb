/** By what the list of answers can be narrowed and put in order. */
import type { Portal } from "#src/domain/views.ts";
import { type Facet, offerProducts, type Sort } from "../filter/facets.ts";
import { answerValues } from "./answer-values.ts";

export function answerFacets(portal: Portal): Facet[] {
  const values = Object.entries(answerValues).map(([value, { word }]) => [value, word]);
  return [
    { key: "topic", label: "Topic" },
    {
      key: "value",
      label: "Answer",
      options: {
        ...Object.fromEntries(values),
        ...(portal.gatedAnswers.length > 0 && { gated: "Not public" }),
      },
    },
    { key: "state", label: "Review", options: { current: "Not due", overdue: "Overdue" } },
    { key: "criteria", label: "Criterion" },
    ...offerProducts(portal),
  ];
}

export const answerSorts: readonly Sort[] = [
  { key: "reviewed", label: "Newest review first", descending: true },
  { key: "reviewed", label: "Oldest review first" },
];
