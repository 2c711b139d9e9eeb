/** The 61 criteria with what is listed, seen, expected of others and examined for each, and their five headings. */
import {
  CATEGORIES,
  CATEGORY_LETTERS,
  CATEGORY_NAMES,
  CRITERIA,
  criteriaInScope,
  homeCategory,
} from "../frameworks/criteria.ts";
import type { Company } from "../schemas/company.ts";
import { countsSentence, judgeCriterion, tallyOf } from "./criterion-state.ts";
import { describeExaminations, findExaminers } from "./examinations.ts";
import { statusLevelOf } from "./publication.ts";
import { type Published, published, WITHHELD } from "./published.ts";
import type { ReportRecord } from "./report-records.ts";
import { dutiesByCriterion } from "./responsibilities.ts";
import type {
  CategoryView,
  ControlView,
  CriterionView,
  CustomerDuty,
  PolicyRef,
  ProviderDuty,
} from "./views.ts";

export interface CriteriaSurroundings {
  company: Company;
  controls: readonly ControlView[];
  /** Published policies by the criterion that they name. */
  policies: ReadonlyMap<string, PolicyRef[]>;
  records: ReadonlyMap<string, ReportRecord>;
  providers: readonly ProviderDuty[];
  customers: Published<CustomerDuty[]>;
}

/** Empty where the map is not published: a control's view then names no criterion. */
function controlsByCriterion(controls: readonly ControlView[]): Map<string, ControlView[]> {
  const byCriterion = new Map<string, ControlView[]>(CRITERIA.map(({ id }) => [id, []]));
  for (const control of controls) {
    for (const criterion of new Set(control.criteria)) byCriterion.get(criterion)?.push(control);
  }
  return byCriterion;
}

export function describeCriteria(around: CriteriaSurroundings): CriterionView[] {
  const { publish, categories } = around.company;
  const inScope = new Set(criteriaInScope(categories).map(({ id }) => id));
  const controls = controlsByCriterion(around.controls);
  const providers = dutiesByCriterion(around.providers);
  const customers = around.customers.published
    ? dutiesByCriterion(around.customers.value)
    : undefined;
  const examiners = findExaminers(around.records);
  return CRITERIA.map((criterion) => {
    const mapped = controls.get(criterion.id) ?? [];
    const duties = providers.get(criterion.id) ?? [];
    const tally = tallyOf(mapped.map((control) => control.state));
    const state = judgeCriterion({
      inScope: inScope.has(criterion.id),
      mapPublished: publish.criteriaMap,
      statusPublished: statusLevelOf(homeCategory(criterion), publish) !== "none",
      controls: mapped.map((control) => control.state),
      carvedOut: duties.some((duty) => duty.method === "carve-out"),
    });
    return {
      ...criterion,
      inScope: inScope.has(criterion.id),
      state,
      counts: publish.criteriaMap ? countsSentence(tally) : "Mapping not published",
      tally,
      controls: mapped,
      policies: publish.criteriaMap ? (around.policies.get(criterion.id) ?? []) : [],
      providers: duties,
      customers: customers ? published(customers.get(criterion.id) ?? []) : WITHHELD,
      examined: describeExaminations(criterion, examiners),
    };
  });
}

export function describeCategories(
  criteria: readonly CriterionView[],
  company: Company,
): CategoryView[] {
  return CATEGORIES.map((category) => {
    const own = criteria.filter((criterion) => homeCategory(criterion) === category);
    return {
      category,
      name: CATEGORY_NAMES[category],
      letters: CATEGORY_LETTERS[category],
      inScope: company.categories.includes(category),
      criteria: own,
      tally: tallyOf(own.map((criterion) => criterion.state)),
    };
  });
}
