/** Controls in the groups that the company's own ids make: `AC-01` and `AC-02` stand together under `AC`. */

import { mapGroups } from "#src/domain/map-groups.ts";
import type { ControlView } from "#src/domain/views.ts";
import { type Criterion, findCriterion } from "#src/frameworks/criteria.ts";

export interface ControlGroup {
  /** The letters before the number; undefined where ids make no groups. */
  prefix: string | undefined;
  controls: ControlView[];
  /** The series to which most criteria of the group belong; undefined where no criterion is named. */
  series: Pick<Criterion, "series" | "seriesTitle"> | undefined;
}

/** One group without a name where ids have no prefix, or all the same one. Order is the company's. */
export function groupControls(controls: readonly ControlView[]): ControlGroup[] {
  const groups = mapGroups(
    controls,
    ({ id }) => /^([A-Za-z]+)[-._]?\d/.exec(id)?.[1] ?? "",
    (control) => control,
  );
  if (groups.size < 2 || groups.has(""))
    return [{ prefix: undefined, controls: [...controls], series: undefined }];
  return [...groups].map(([prefix, own]) => ({ prefix, controls: own, series: mainSeries(own) }));
}

function mainSeries(controls: readonly ControlView[]): ControlGroup["series"] {
  const counts = new Map<string, { count: number; criterion: Criterion }>();
  for (const criterion of controls.flatMap(({ criteria }) => criteria).map(findCriterion)) {
    if (!criterion) continue;
    const { count } = counts.get(criterion.series) ?? { count: 0 };
    counts.set(criterion.series, { count: count + 1, criterion });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)[0]?.criterion;
}
