/** Ids that name something which does not exist. */
import { findCriterion } from "../../frameworks/criteria.ts";
import type { Content } from "../../schemas/content.ts";
import { nearestWord } from "../../schemas/nearest.ts";
import { listReferences } from "./list-references.ts";
import type { Reference, ReferenceKind } from "./reference.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";
import { suggestCriteria } from "./suggest-criteria.ts";

const EVERYWHERE = "Whatever points to it would be left out without a word, or point nowhere.";

export const referenceRules: readonly Rule[] = [
  {
    id: "unknown-criterion",
    title: "A criterion is named that does not exist",
    severity: "error",
    soft: false,
    why: "There are 61 Trust Services Criteria. Imported data often names others, and a claim about a criterion that does not exist says nothing.",
    fix: "Use an id of the list on /criteria/, or remove the claim.",
    check: ({ content }) =>
      listReferences(content)
        .filter(({ kind, id }) => kind === "criterion" && !findCriterion(id))
        .map((reference) =>
          findingAt(
            reference.entry,
            reference.path,
            `"${reference.id}" is not one of the 61 Trust Services Criteria.`,
            { received: reference.id, suggestion: suggestCriteria(reference.id) },
          ),
        ),
  },
  ruleFor("control", "a control", "Use the id of a control in controls/, or write that control."),
  ruleFor("policy", "a policy", "Use the name of a file in policies/, without its ending."),
  ruleFor("report", "a report", "Use the name of a file in reports/, without its ending."),
  ruleFor("subprocessor", "a subprocessor", "Use the id of a subprocessor in subprocessors/."),
  ruleFor("component", "a component", "Use the id of a component in uptime/components.yaml."),
  ruleFor("product", "a product", "Use the id of a product in company.yaml."),
  ruleFor(
    "document",
    "a document",
    "Use the name of a file in documents/ or reports/, without its ending.",
  ),
];

function ruleFor(kind: Exclude<ReferenceKind, "criterion">, noun: string, fix: string): Rule {
  return {
    id: `unknown-${kind}`,
    title: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} is named that does not exist`,
    severity: "error",
    soft: false,
    why: `Content points to ${noun} by its id. ${EVERYWHERE}`,
    fix,
    check: (context) => findUnknown(kind, context),
  };
}

function findUnknown(
  kind: Exclude<ReferenceKind, "criterion">,
  { content }: RuleContext,
): Finding[] {
  const known = knownIds(kind, content);
  return listReferences(content)
    .filter((reference) => reference.kind === kind && !known.has(reference.id))
    .map((reference) => describeUnknown(reference, known));
}

function describeUnknown(reference: Reference, known: ReadonlySet<string>): Finding {
  const message = `There is no ${reference.kind} "${reference.id}".`;
  return findingAt(reference.entry, reference.path, message, {
    received: reference.id,
    suggestion: nearestWord(reference.id, known),
  });
}

function knownIds(kind: Exclude<ReferenceKind, "criterion">, content: Content): Set<string> {
  const ids = {
    control: content.controls,
    policy: content.policies,
    report: content.reports,
    subprocessor: content.subprocessors,
    component: content.components?.data.components ?? [],
    product: content.company.data.products,
    document: [...content.documents, ...content.reports],
  };
  return new Set(ids[kind].map(({ id }) => id));
}
