/** Controls of several criteria, each counted once although it may bear on many. */
import type { CriterionView } from "#src/domain/views.ts";

export function countControls(criteria: readonly Pick<CriterionView, "controls">[]): number {
  return new Set(criteria.flatMap(({ controls }) => controls.map(({ id }) => id))).size;
}
