/** A published policy: whether its review is due, and which controls rest on it. */
import type { Entry } from "../schemas/content.ts";
import type { Control } from "../schemas/control.ts";
import type { Policy } from "../schemas/policy.ts";
import { mapGroups } from "./map-groups.ts";
import type { PolicyRef, PolicyView } from "./views.ts";

/** On the day of its review a policy is still current. */
export function policyStateOf(
  policy: Pick<Policy, "nextReview">,
  today: string,
): PolicyRef["state"] {
  return policy.nextReview !== undefined && policy.nextReview < today
    ? "review-overdue"
    : "current";
}

export function referToPolicies(
  policies: readonly Entry<Policy>[],
  today: string,
): Map<string, PolicyRef> {
  return new Map(
    policies.map(({ id, data }) => [
      id,
      { id, title: data.title, version: data.version, state: policyStateOf(data, today) },
    ]),
  );
}

/** Published policies by the criterion that they name. */
export function policiesByCriterion(
  policies: readonly Entry<Policy>[],
  refs: ReadonlyMap<string, PolicyRef>,
): Map<string, PolicyRef[]> {
  const pairs = policies.flatMap(({ id, data }) => {
    const ref = refs.get(id);
    return ref ? [...new Set(data.criteria)].map((criterion) => ({ criterion, ref })) : [];
  });
  return mapGroups(
    pairs,
    (pair) => pair.criterion,
    (pair) => pair.ref,
  );
}

type ControlName = { id: string; title: string };

export function controlsByPolicy(controls: readonly Entry<Control>[]): Map<string, ControlName[]> {
  const pairs = controls.flatMap(({ id, data }) =>
    [...new Set(data.policies)].map((policy) => ({ policy, name: { id, title: data.title } })),
  );
  return mapGroups(
    pairs,
    (pair) => pair.policy,
    (pair) => pair.name,
  );
}

export interface PolicySurroundings {
  controls: ReadonlyMap<string, ControlName[]>;
  mapPublished: boolean;
  today: string;
}

export function describePolicy(
  { id, data }: Entry<Policy>,
  { controls, mapPublished, today }: PolicySurroundings,
): PolicyView {
  const { access: _, criteria, ...open } = data;
  return {
    id,
    ...open,
    state: policyStateOf(data, today),
    criteria: mapPublished ? criteria : [],
    controls: controls.get(id) ?? [],
  };
}
