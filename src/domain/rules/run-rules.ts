/** Applies every rule to the content, with the severities that the company has set. */
import { severityOf } from "./overrides.ts";
import type { Finding, RuleContext } from "./rule.ts";
import { CONTENT_RULES } from "./rule-table.ts";

export interface JudgedFinding extends Finding {
  rule: string;
  severity: "error" | "warning";
}

export function runRules(context: RuleContext): JudgedFinding[] {
  const settings = context.content.company.data.rules;
  return CONTENT_RULES.flatMap((rule) => {
    const severity = severityOf(rule, settings);
    if (severity === "off") return [];
    return rule.check(context).map((finding) => ({ ...finding, rule: rule.id, severity }));
  });
}
