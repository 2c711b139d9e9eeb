/** The report for other tools. Its `version` changes when a key changes its meaning. */
import type { Report } from "../check.ts";

export function formatJson(report: Report): string {
  return JSON.stringify(report, null, 2);
}
