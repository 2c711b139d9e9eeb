/** Severity of single rules as company.yaml sets it: any rule may be raised, soft ones lowered with a reason. */
import type { Company } from "../../schemas/company.ts";
import { nearestWord } from "../../schemas/nearest.ts";
import { type Finding, findingAt, type Rule, type RuleContext, type RuleText } from "./rule.ts";

/** The two rules about the settings need the table that they stand in. */
export function overrideRules(listRules: () => readonly RuleText[]): readonly Rule[] {
  return [
    {
      id: "unknown-rule",
      title: "company.yaml sets a rule that does not exist",
      severity: "error",
      soft: false,
      why: "The setting would do nothing, while its author believes that it does.",
      fix: "Use the id of a rule in docs/rules/.",
      check: (context) => {
        const known = new Set(listRules().map(({ id }) => id));
        return settingsIn(context)
          .filter(([id]) => !known.has(id))
          .map(([id]) =>
            findingAt(context.content.company, ["rules", id], `There is no rule "${id}".`, {
              received: id,
              suggestion: nearestWord(id, known),
            }),
          );
      },
    },
    {
      id: "rule-not-lowerable",
      title: "company.yaml lowers a rule that cannot be lowered",
      severity: "error",
      soft: false,
      why: "Most rules find contradictions that no reason makes true. Only those that their page calls soft may be lowered.",
      fix: "Correct what the rule finds, and remove the setting.",
      check: (context) => {
        const rules = new Map(listRules().map((rule) => [rule.id, rule]));
        return settingsIn(context).flatMap(([id, { severity }]): Finding[] => {
          const rule = rules.get(id);
          if (!rule || rule.soft || RANKS[severity] >= RANKS[rule.severity]) return [];
          const message = `The rule "${id}" cannot be lowered to "${severity}". Only those that docs/rules/ calls soft can.`;
          return [
            findingAt(context.content.company, ["rules", id, "severity"], message, {
              expected: rule.severity,
              received: severity,
            }),
          ];
        });
      },
    },
  ];
}

const RANKS = { off: 0, warning: 1, error: 2 } as const;

function settingsIn({ content }: RuleContext) {
  return Object.entries(content.company.data.rules);
}

/** The severity that holds for the company; a setting that is not permitted changes nothing. */
export function severityOf(
  rule: RuleText,
  settings: Company["rules"],
): "error" | "warning" | "off" {
  const set = Object.hasOwn(settings, rule.id) ? settings[rule.id]?.severity : undefined;
  if (set === undefined) return rule.severity;
  return rule.soft || RANKS[set] >= RANKS[rule.severity] ? set : rule.severity;
}
