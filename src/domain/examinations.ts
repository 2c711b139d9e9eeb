/** Which reports examined a criterion, kept apart from what is seen of its controls now. */
import type { Criterion } from "../frameworks/criteria.ts";
import { modifiesCriterion } from "./opinion-reach.ts";
import { published, WITHHELD } from "./published.ts";
import { isSoc2 } from "./report-families.ts";
import type { ReportRecord } from "./report-records.ts";
import type { Examination } from "./views.ts";

/** The common criteria are used whichever category a report names. */
function examines({ data }: ReportRecord, criterion: Criterion): boolean {
  return criterion.category === "common" || data.categories.includes(criterion.category);
}

/** SOC 2 reports that can have examined a criterion: issued, with days, neither withdrawn nor reissued; newest first. */
export function findExaminers(records: ReadonlyMap<string, ReportRecord>): ReportRecord[] {
  return [...records.values()]
    .filter(
      ({ data, issued, standing }) =>
        isSoc2(data.kind) && issued && standing !== "withdrawn" && standing !== "reissued",
    )
    .filter(({ data }) => data.period !== undefined || data.asOf !== undefined)
    .sort(
      (one, other) =>
        dayOrder(other).localeCompare(dayOrder(one)) || one.id.localeCompare(other.id),
    );
}

function dayOrder({ data }: ReportRecord): string {
  return data.period?.end ?? data.asOf ?? "";
}

function opinionOn({ data }: ReportRecord, criterion: Criterion): Examination["opinion"] {
  if (!data.opinion.published || !data.opinion.value) return WITHHELD;
  return published(
    modifiesCriterion(data.opinion.value, criterion.id) ? "modified" : "not-modified",
  );
}

export function describeExaminations(
  criterion: Criterion,
  examiners: readonly ReportRecord[],
): Examination[] {
  return examiners
    .filter((record) => examines(record, criterion))
    .map((record) => {
      const { data, id, title, standing, age } = record;
      const day = data.asOf ?? "";
      return {
        report: id,
        title,
        period: data.period ?? { start: day, end: day },
        opinion: opinionOn(record, criterion),
        standing,
        age,
      };
    });
}
