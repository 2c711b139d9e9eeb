/** Where a modified opinion bites: an opinion may be modified on single criteria, on the description, or as a whole. */
import { findCriterion } from "../frameworks/criteria.ts";
import type { Category } from "../schemas/company.ts";
import type { Opinion } from "../schemas/report.ts";

/** Modified as a whole: it names nothing, the description, or something that is no criterion. */
function reachesEverything({ modifies }: Opinion): boolean {
  return modifies.length === 0 || modifies.some((id) => findCriterion(id) === undefined);
}

function concerns(id: string, category: Category): boolean {
  const of = findCriterion(id)?.category;
  return of === "common" || of === category;
}

export function modifiesCriterion(opinion: Opinion, criterion: string): boolean {
  return (
    opinion.value !== "unmodified" &&
    (reachesEverything(opinion) || opinion.modifies.includes(criterion))
  );
}

/** Modified on one of the category's own criteria, on a common one, or as a whole. */
export function modifiesCategory(opinion: Opinion, category: Category): boolean {
  return (
    opinion.value !== "unmodified" &&
    (reachesEverything(opinion) || modifiedCriteria(opinion, category).length > 0)
  );
}

/** Its criteria of the category, common ones included, on which the opinion is modified. */
export function modifiedCriteria(opinion: Opinion, category: Category): string[] {
  return opinion.value === "unmodified"
    ? []
    : opinion.modifies.filter((id) => concerns(id, category));
}
