/** Frameworks that the company has switched on, each with who read the mapping. Relations only: never a state or a count. */
import { CROSSWALKS, FRAMEWORK_NAMES, type Requirement } from "../frameworks/crosswalks.ts";
import type { Company } from "../schemas/company.ts";

export interface CrosswalkView {
  id: Company["frameworks"][number]["id"];
  name: string;
  reviewedBy: string;
  reviewedOn: string;
  requirements: readonly Requirement[];
}

export function describeCrosswalks({ frameworks }: Pick<Company, "frameworks">): CrosswalkView[] {
  return frameworks.map(({ id, reviewedBy, reviewedOn }) => ({
    id,
    name: FRAMEWORK_NAMES[id],
    reviewedBy,
    reviewedOn,
    requirements: CROSSWALKS[id],
  }));
}

/** Said first wherever a crosswalk is shown. */
export function disclaimCrosswalk({ name }: Pick<CrosswalkView, "name">): string {
  return `Not an assessment against ${name}.`;
}
