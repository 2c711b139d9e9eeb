/** Criteria, controls and policies as entries of the search. */
import { addressOf } from "../../domain/addresses.ts";
import { splitSections } from "../../domain/text-sections.ts";
import type { ControlView, CriterionView, PolicyView, Portal } from "../../domain/views.ts";
import { CATEGORIES, CATEGORY_NAMES, findCriterion } from "../../frameworks/criteria.ts";
import type { Category } from "../../schemas/company.ts";
import type { SearchRecord } from "./search-record.ts";

/** The categories that criteria belong to; the common ones are those of security. */
export function categoriesOf(criteria: readonly string[]): Category[] {
  const found = new Set(
    criteria.map((id) => {
      const category = findCriterion(id)?.category;
      return category === "common" ? "security" : category;
    }),
  );
  return CATEGORIES.filter((category) => found.has(category));
}

function recordCriterion(criterion: CriterionView): SearchRecord {
  const { id, series, seriesTitle, summary, state, counts } = criterion;
  return {
    url: addressOf.criterion(id),
    kind: "criterion",
    title: `${id} ${summary}`,
    where: `${series} ${seriesTitle}`,
    text: counts,
    state,
    categories: categoriesOf([id]),
  };
}

function lastSeen({ observation, lastPerformed }: ControlView): SearchRecord["date"] {
  const seen = observation.published ? observation.value?.lastChecked.slice(0, 10) : undefined;
  if (seen) return { label: "Last checked", on: seen };
  return lastPerformed && { label: "Performed", on: lastPerformed.on };
}

function recordControl(control: ControlView): SearchRecord {
  const { id, title, description, detail, criteria, owner, state } = control;
  return {
    url: addressOf.control(id),
    kind: "control",
    title: `${id} ${title}`,
    where: criteria.length > 0 ? `Mapped to ${criteria.join(", ")}` : "Controls",
    text: [description, detail, owner].filter(Boolean).join(" "),
    state,
    date: lastSeen(control),
    categories: categoriesOf(criteria),
  };
}

/** The policy itself, and each of its sections: a reader wants the paragraph, not the document. */
function recordPolicy(policy: PolicyView, body: string): SearchRecord[] {
  const url = addressOf.policy(policy.id);
  const shared = {
    kind: "policy",
    state: policy.state,
    date: policy.approvedOn ? { label: "Approved", on: policy.approvedOn } : undefined,
    categories: categoriesOf(policy.criteria),
  } as const;
  const all = splitSections(body);
  const opening = all.find(({ heading }) => !heading);
  const sections = all.filter(({ heading }) => heading);
  let above = "";
  return [
    {
      url,
      title: policy.title,
      where: `Version ${policy.version}`,
      text: [policy.acronym, policy.summary, policy.owner, opening?.text].filter(Boolean).join(" "),
      ...shared,
    },
    ...sections.map(({ heading, text }) => {
      if (heading?.level !== 3) above = heading?.text ?? "";
      const inside = heading?.level === 3 && above ? ` › ${above}` : "";
      return {
        url: `${url}#${heading?.anchor}`,
        title: heading?.text ?? policy.title,
        where: `${policy.title}${inside}`,
        text,
        ...shared,
      };
    }),
  ];
}

export function recordClaims(
  { criteria, controls, policies }: Portal,
  bodyOf: (collection: "policies", id: string) => string,
): SearchRecord[] {
  return [
    ...policies.flatMap((policy) => recordPolicy(policy, bodyOf("policies", policy.id))),
    ...controls.map(recordControl),
    ...criteria.map(recordCriterion),
  ];
}

/** Names of the categories, which readers type as often as the ids. */
export function nameCategories(categories: readonly Category[]): string {
  return categories.map((category) => CATEGORY_NAMES[category]).join(", ");
}
