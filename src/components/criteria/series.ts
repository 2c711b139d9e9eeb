/** Criteria by their series, in the order of the framework. */
import type { CriterionView } from "#src/domain/views.ts";

export interface Series {
  id: string;
  title: string;
  criteria: CriterionView[];
}

export function groupBySeries(criteria: readonly CriterionView[]): Series[] {
  const series = new Map<string, Series>();
  for (const criterion of criteria) {
    const group = series.get(criterion.series) ?? {
      id: criterion.series,
      title: criterion.seriesTitle,
      criteria: [],
    };
    group.criteria.push(criterion);
    series.set(criterion.series, group);
  }
  return [...series.values()];
}
