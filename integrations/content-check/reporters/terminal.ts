/** The report for people: grouped by file, each place written so that terminals and editors open it. */
import type { Problem } from "#src/loaders/problem.ts";
import type { Report } from "../check.ts";

export interface TerminalOptions {
  color: boolean;
}

type Paint = (style: keyof typeof STYLES, text: string) => string;

const STYLES = { bold: 1, dim: 2, red: 31, yellow: 33 } as const;

export function formatTerminal(report: Report, { color }: TerminalOptions): string {
  const paint: Paint = (style, text) => (color ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
  const files = [...new Set(report.problems.map(({ file }) => file))];
  const groups = files.map((file) => formatFile(file, report, paint));
  return [...groups, formatCounts(report, files.length)].join("\n\n");
}

function formatFile(file: string, report: Report, paint: Paint): string {
  const path = pathOf(file, report);
  const problems = report.problems.filter((problem) => problem.file === file);
  return [
    paint("bold", path),
    ...problems.map((problem) => formatProblem(problem, path, paint)),
  ].join("\n");
}

function formatProblem(problem: Problem, path: string, paint: Paint): string {
  const { severity, message, line, column, rule, docs } = problem;
  const label = paint(severity === "error" ? "red" : "yellow", severity.padEnd(7));
  const place = paint("dim", `${path}:${line}:${column}  ${rule}  ${docs}`);
  return [
    `  ${label}  ${message}`,
    ...detailsOf(problem).map((text) => `           ${text}`),
    `           ${place}`,
  ].join("\n");
}

/** What the message has not said already. */
function detailsOf({ message, expected, received, suggestion }: Problem): string[] {
  const said = (text: string | undefined) => text === undefined || message.includes(text);
  return [
    ...(said(expected) ? [] : [`Expected: ${expected}.`]),
    ...(said(received) ? [] : [`Found: ${received}.`]),
    ...(suggestion === undefined ? [] : [`Did you mean ${suggestion}?`]),
  ];
}

function formatCounts({ errors, warnings, files }: Report, filesWithProblems: number): string {
  if (errors + warnings === 0) return `No problem found in ${countOf(files, "file")}.`;
  const counts = [
    ...(errors > 0 ? [countOf(errors, "error")] : []),
    ...(warnings > 0 ? [countOf(warnings, "warning")] : []),
  ];
  return `${counts.join(" and ")} in ${countOf(filesWithProblems, "file")}.`;
}

export function pathOf(file: string, { folder }: Report): string {
  return folder === "." ? file : `${folder}/${file}`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
