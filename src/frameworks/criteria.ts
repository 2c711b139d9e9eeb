/**
 * The 61 Trust Services Criteria (TSP section 100, 2017, points of focus revised 2022).
 * Ids are facts; the summaries are our own words, because the criteria's text belongs to the AICPA.
 */
import type { Category } from "../schemas/company.ts";
import rows from "./tsc.json" with { type: "json" };

export interface Criterion {
  id: string;
  /** `common` belongs to every category: the 33 common criteria are the whole of security. */
  category: Category | "common";
  series: string;
  seriesTitle: string;
  summary: string;
  /** COSO 2013 principle, for CC1 to CC5 only. */
  cosoPrinciple?: number;
}

export const CRITERIA: readonly Criterion[] = rows as Criterion[];

const byId = new Map(CRITERIA.map((criterion) => [criterion.id, criterion]));

export function findCriterion(id: string): Criterion | undefined {
  return byId.get(id);
}

export const CATEGORIES = [
  "security",
  "availability",
  "confidentiality",
  "processing-integrity",
  "privacy",
] as const satisfies readonly Category[];

export const CATEGORY_NAMES: Record<Category, string> = {
  security: "Security",
  availability: "Availability",
  confidentiality: "Confidentiality",
  "processing-integrity": "Processing integrity",
  privacy: "Privacy",
};

/** Letters that criteria ids of the category start with; security uses the common criteria. */
export const CATEGORY_LETTERS: Record<Category, string> = {
  security: "CC",
  availability: "A",
  confidentiality: "C",
  "processing-integrity": "PI",
  privacy: "P",
};

/** The category on whose page a criterion stands: the common criteria stand under security. */
export function homeCategory(criterion: Criterion): Category {
  return criterion.category === "common" ? "security" : criterion.category;
}

/** Criteria that an examination of the category uses: the 33 common ones and its own. */
export function criteriaOf(category: Category): Criterion[] {
  return CRITERIA.filter(
    (criterion) => criterion.category === "common" || criterion.category === category,
  );
}

/** Criteria of a programme: the common ones, whichever category is chosen, and each chosen category's own. */
export function criteriaInScope(categories: readonly Category[]): Criterion[] {
  return CRITERIA.filter(
    (criterion) => criterion.category === "common" || categories.includes(criterion.category),
  );
}
