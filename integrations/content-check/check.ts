/** The content check: reads the folder, applies every rule, and hands back data. Reporters print it; nothing here does. */
import { relative } from "node:path";
import { type JudgedFinding, runRules } from "#src/domain/rules/run-rules.ts";
import { type Environment, refuseSampleOnHost } from "#src/loaders/hosts.ts";
import { inOrder, loadContent } from "#src/loaders/load-content.ts";
import { type Locate, openLocator } from "#src/loaders/locate.ts";
import { docsOf, keyOf, type Problem } from "#src/loaders/problem.ts";
import type { Company } from "#src/schemas/company.ts";
import type { Content, Entry } from "#src/schemas/content.ts";
import { readFileFacts } from "./file-facts.ts";

export interface CheckOptions {
  /** The project's folder: `public/` and `private/` lie in it. */
  root: string;
  /** The content folder. */
  folder: string;
  /** The day for which dates are judged, `YYYY-MM-DD`. */
  today: string;
  /** Says whether a host builds; left out, none does. */
  environment?: Environment | undefined;
}

export interface Report {
  /** Of this shape: it grows by new keys only. */
  version: 1;
  /** The content folder as seen from the project's, with forward slashes. */
  folder: string;
  today: string;
  /** Files that were read. */
  files: number;
  errors: number;
  warnings: number;
  /** By file, line and column; `company.yaml` first. */
  problems: Problem[];
}

export async function checkContent(options: CheckOptions): Promise<Report> {
  const { content, problems, files } = await loadContent(options);
  const found = content ? await judge(content, options) : problems;
  return {
    version: 1,
    folder: relative(options.root, options.folder).replaceAll("\\", "/") || ".",
    today: options.today,
    files,
    errors: found.filter(({ severity }) => severity === "error").length,
    warnings: found.filter(({ severity }) => severity === "warning").length,
    problems: inOrder(found),
  };
}

/** Errors fail always, warnings where the check is strict. */
export function fails(report: Report, { strict }: { strict: boolean }): boolean {
  return report.errors > 0 || (strict && report.warnings > 0);
}

async function judge(content: Content, options: CheckOptions): Promise<Problem[]> {
  const locate = openLocator(options.folder);
  const files = await readFileFacts(content, options);
  const findings = runRules({ content, today: options.today, files });
  const problems = await Promise.all(findings.map((finding) => toProblem(finding, locate)));
  return [...problems, ...(await judgeHost(content.company, options, locate))];
}

async function judgeHost(
  company: Entry<Company>,
  { environment = {} }: CheckOptions,
  locate: Locate,
): Promise<Problem[]> {
  return refuseSampleOnHost(company, environment, await locate(company.origin, ["sample"]));
}

async function toProblem(finding: JudgedFinding, locate: Locate): Promise<Problem> {
  const { rule, severity, origin, path, message, expected, received, suggestion } = finding;
  const position = finding.position ?? (await locate(origin, path));
  return {
    rule,
    severity,
    file: origin.file,
    ...position,
    key: keyOf([...origin.path, ...path]),
    message,
    expected,
    received,
    suggestion,
    docs: docsOf(rule),
  };
}
