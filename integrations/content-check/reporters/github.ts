/** The report as GitHub annotations, which stand beside the lines of a pull request. */
import type { Problem } from "#src/loaders/problem.ts";
import type { Report } from "../check.ts";
import { pathOf } from "./terminal.ts";

export function formatGithub(report: Report): string {
  return report.problems
    .map((problem) => formatAnnotation(problem, pathOf(problem.file, report)))
    .join("\n");
}

function formatAnnotation(
  { severity, line, column, rule, message, suggestion, docs }: Problem,
  path: string,
): string {
  const properties = Object.entries({ file: path, line, col: column, title: rule }).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`,
  );
  const hint = suggestion === undefined ? "" : ` Did you mean ${suggestion}?`;
  return `::${severity} ${properties.join(",")}::${escapeData(`${message}${hint}\n${docs}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
