/** Mappings and reports against the categories of the programme. */
import {
  CATEGORY_NAMES,
  criteriaInScope,
  criteriaOf,
  findCriterion,
  homeCategory,
} from "../../frameworks/criteria.ts";
import type { Category } from "../../schemas/company.ts";
import { examinesCriteria } from "./criteria-kinds.ts";
import { listReferences } from "./list-references.ts";
import { findingAt, type Rule } from "./rule.ts";

const MAPPED = new Set(["controls", "policies"]);

export const scopeRules: readonly Rule[] = [
  {
    id: "criterion-out-of-scope",
    title: "A criterion is mapped that the programme leaves out",
    severity: "warning",
    soft: true,
    why: "A control or policy names a criterion of a category that company.yaml does not list. It is shown as mapped, out of scope, and counts nowhere.",
    fix: "Add the category to company.yaml if it is in the programme. Otherwise remove the criterion here, or lower this rule with a reason.",
    check: ({ content }) => {
      const inScope = new Set(criteriaInScope(content.company.data.categories).map(({ id }) => id));
      return listReferences(content).flatMap(({ kind, id, entry, path }) => {
        const criterion = kind === "criterion" ? findCriterion(id) : undefined;
        const folder = entry.origin.file.split("/")[0] ?? "";
        if (!criterion || inScope.has(id) || !MAPPED.has(folder)) return [];
        const category = CATEGORY_NAMES[homeCategory(criterion)].toLowerCase();
        const message = `${id} belongs to ${category}, which is not among the categories of company.yaml. It is shown as mapped, out of scope.`;
        return [findingAt(entry, path, message, { received: id })];
      });
    },
  },
  {
    id: "soc2-without-security",
    title: "A SOC 2 or SOC 3 report leaves out security",
    severity: "error",
    soft: true,
    why: "The 33 common criteria are used in every SOC 2 and SOC 3 examination, whichever categories are chosen, and they are the whole of the security category. A report without security is possible but rare, so a missing entry is nearly always a slip.",
    fix: "Add security to the report's categories. If the report really leaves it out, lower this rule in company.yaml with a reason.",
    check: ({ content }) =>
      content.reports
        .filter(({ data }) => examinesCriteria(data.kind) && !data.categories.includes("security"))
        .map((entry) =>
          findingAt(
            entry,
            ["categories"],
            `The categories of this SOC ${entry.data.kind === "soc3" ? 3 : 2} report lack security. The common criteria, which make up security, are used whichever category is chosen.`,
            {
              expected: "security among the categories",
              received: entry.data.categories.join(", ") || "none",
            },
          ),
        ),
  },
  {
    id: "opinion-outside-report",
    title: "An opinion is modified on a criterion that the report does not cover",
    severity: "error",
    soft: false,
    why: "An auditor can modify an opinion only on criteria that were examined. Either the criterion or the report's categories are wrong.",
    fix: "Correct opinion.modifies, or add the category to the report.",
    check: ({ content }) =>
      content.reports.flatMap((entry) => {
        const { kind, opinion, categories } = entry.data;
        if (!examinesCriteria(kind)) return [];
        const examined = examinedBy(categories);
        return (opinion?.modifies ?? []).flatMap((id, index) => {
          if (!findCriterion(id) || examined.has(id)) return [];
          const message = `The opinion names ${id}, which is outside this report: its categories are ${categories.join(", ") || "none"}.`;
          return [findingAt(entry, ["opinion", "modifies", index], message, { received: id })];
        });
      }),
  },
  {
    id: "criterion-outside-report",
    title:
      "An exception or a subservice control bears on a criterion that the report does not cover",
    severity: "error",
    soft: false,
    why: "An auditor notes exceptions, and relies on controls of other organisations, only for criteria that were examined. Either the criterion or the report's categories are wrong.",
    fix: "Correct the criterion, or add its category to the report.",
    check: ({ content }) => {
      const reports = new Map(content.reports.map((entry) => [entry.origin.file, entry.data]));
      return listReferences(content).flatMap(({ kind, id, entry, path }) => {
        const report = reports.get(entry.origin.file);
        const what = NOUNS.get(path[0]);
        if (kind !== "criterion" || !what || !report || !examinesCriteria(report.kind)) return [];
        if (!findCriterion(id) || examinedBy(report.categories).has(id)) return [];
        const message = `${what} names ${id}, which is outside this report: its categories are ${report.categories.join(", ") || "none"}.`;
        return [findingAt(entry, path, message, { received: id })];
      });
    },
  },
];

const NOUNS = new Map<string | number | undefined, string>([
  ["exceptions", "An exception"],
  ["subservice", "A control of a subservice organisation"],
]);

function examinedBy(categories: readonly Category[]): ReadonlySet<string> {
  return new Set(categories.flatMap(criteriaOf).map(({ id }) => id));
}
