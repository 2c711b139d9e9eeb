/** What is wrong in a content file, and where: the one shape that loaders and rules report in. */

/** Counted from 1, as editors count. */
export interface Position {
  line: number;
  column: number;
}

export interface Problem extends Position {
  /** Permanent id; `docs/rules/<rule>.md` explains it. */
  rule: string;
  severity: "error" | "warning";
  /** Relative to the content folder, with forward slashes. */
  file: string;
  /** Keys from the top of the file, for example `period.start` or `[3].criteria[0]`. */
  key?: string | undefined;
  /** Full sentences: what happened. */
  message: string;
  expected?: string | undefined;
  received?: string | undefined;
  /** What was probably meant, as it would be typed. */
  suggestion?: string | undefined;
  /** Path of the page that explains the rule, from the project's root. */
  docs: string;
}

/** Everything that loaders can find; what the files say is judged by `src/domain/rules`. */
export const LOADER_RULES = [
  "missing-company",
  "unexpected-file",
  "outside-folder",
  "unreadable-file",
  "file-size",
  "encoding",
  "empty-file",
  "yaml-syntax",
  "yaml-feature",
  "yaml-aliases",
  "json-syntax",
  "duplicate-key",
  "nesting",
  "front-matter",
  "front-matter-language",
  "mdx-syntax",
  "schema",
  "unknown-key",
  "invalid-id",
  "duplicate-id",
  "sample-date",
  "sample-on-host",
] as const;
export type LoaderRule = (typeof LOADER_RULES)[number];

export const START: Position = { line: 1, column: 1 };

export type ProblemDetails = Pick<
  Problem,
  "message" | "key" | "expected" | "received" | "suggestion"
>;

export function problemAt(
  rule: LoaderRule,
  file: string,
  position: Position,
  details: ProblemDetails,
): Problem {
  return { rule, severity: "error", file, ...position, ...details, docs: docsOf(rule) };
}

export function docsOf(rule: string): string {
  return `docs/rules/${rule}.md`;
}

/** `['period', 'start']` becomes `period.start`, `[3, 'id']` becomes `[3].id`; empty for the whole file. */
export function keyOf(path: readonly PropertyKey[]): string | undefined {
  const key = path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("");
  return key === "" ? undefined : key.replace(/^\./, "");
}
