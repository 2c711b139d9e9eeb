/** Every place where one entry names another, a product or a criterion. */
import type { Content, Entry } from "../../schemas/content.ts";
import { many, one, type Reference, type ReferenceKind } from "./reference.ts";
import { listOfReport } from "./report-references.ts";
import type { Path } from "./rule.ts";

const listed = new WeakMap<Content, Reference[]>();

/** Listed once for each content: eight rules read the same list. */
export function listReferences(content: Content): Reference[] {
  const known = listed.get(content);
  if (known) return known;
  const references = [...listPlain(content), ...content.reports.flatMap(listOfReport)];
  listed.set(content, references);
  return references;
}

const LIST_KEYS = {
  criteria: "criterion",
  controls: "control",
  policies: "policy",
  reports: "report",
  documents: "document",
  products: "product",
} as const satisfies Record<string, ReferenceKind>;

function listPlain(content: Content): Reference[] {
  const { controls, policies, answers, reports, documents, subprocessors, updates } = content;
  const entries: Entry<unknown>[] = [
    ...controls,
    ...policies,
    ...answers,
    ...reports,
    ...documents,
    ...subprocessors,
    ...updates,
  ];
  return [
    ...entries.flatMap((entry) => listKeys(entry, entry.data as Record<string, unknown>)),
    ...subprocessors.flatMap((entry) =>
      one("subprocessor", entry, ["replaces"], entry.data.replaces),
    ),
    ...updates.flatMap((entry) =>
      many("component", entry, ["incident", "components"], entry.data.incident?.components),
    ),
    ...content.uptime.flatMap((entry) =>
      entry.data.components.flatMap(({ id }, index) =>
        one("component", entry, ["components", index, "id"], id),
      ),
    ),
    ...listOfComponents(content),
    ...listOfFacts(content),
    ...listOfAccess(content),
  ];
}

function listKeys(
  entry: Entry<unknown>,
  data: Record<string, unknown>,
  at: Path = [],
): Reference[] {
  return Object.entries(LIST_KEYS).flatMap(([key, kind]) =>
    many(kind, entry, [...at, key], data[key] as string[] | undefined),
  );
}

function listOfComponents({ components: entry }: Content): Reference[] {
  if (!entry) return [];
  return entry.data.components.flatMap(({ products }, index) =>
    many("product", entry, ["components", index, "products"], products),
  );
}

function listOfFacts({ facts: entry }: Content): Reference[] {
  return (entry?.data.ai?.features ?? []).flatMap(({ subprocessor }, index) =>
    entry
      ? one("subprocessor", entry, ["ai", "features", index, "subprocessor"], subprocessor)
      : [],
  );
}

function listOfAccess({ access: entry }: Content): Reference[] {
  if (!entry) return [];
  return [
    ...entry.data.rules.flatMap(({ when }, index) => [
      ...many("document", entry, ["rules", index, "when", "document"], when.document),
      ...many("product", entry, ["rules", index, "when", "product"], when.product),
    ]),
    ...entry.data.examples.flatMap(({ document }, index) =>
      one("document", entry, ["examples", index, "document"], document),
    ),
  ];
}
