/** Holds data against its schema and turns every issue into a problem with its line. */
import type { z } from "zod";
import { nearestWord } from "../schemas/nearest.ts";
import { describeIssue, NO_BRANCH, oneOf, receivedInWords, typeInWords } from "./issue-words.ts";
import { knownKeys } from "./known-keys.ts";
import { keyOf, type Problem, problemAt } from "./problem.ts";
import type { Source } from "./source.ts";

type Issue = z.core.$ZodIssue;

export type Validation<Data> =
  | { data: Data; problems: [] }
  | { data: undefined; problems: Problem[] };

/** `path` leads from the top of the source to the value: `[3]` for the fourth of a list. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  source: Source,
  path: readonly (string | number)[] = [],
): Validation<z.infer<Schema>> {
  const result = schema.safeParse(value, { error: describeIssue });
  if (result.success) return { data: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) =>
    problemsOf(issue, { schema, value, source, path }),
  );
  return { data: undefined, problems };
}

interface Place {
  schema: z.ZodType;
  value: unknown;
  source: Source;
  path: readonly (string | number)[];
}

function problemsOf(issue: Issue, place: Place, parents: readonly PropertyKey[] = []): Problem[] {
  const local = [...parents, ...issue.path];
  const received = valueAt(place.value, local);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey(key, local, place));
  if (issue.code === "invalid_union" && issue.message === NO_BRANCH && received !== undefined) {
    const branch = closestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => problemsOf(inner, place, local));
  }
  const path = [...place.path, ...local];
  const missing = received === undefined;
  const message = `${nameOf(path)} ${missing ? "is missing" : issue.message}.`;
  const suggestion =
    issue.code === "invalid_value" && typeof received === "string"
      ? nearestWord(received, issue.values.map(String))
      : undefined;
  const details = {
    key: keyOf(path),
    message,
    expected: expectedBy(issue),
    received: missing ? undefined : receivedInWords(received),
    suggestion,
  };
  return [
    problemAt(
      path.at(-1) === "id" && !missing ? "invalid-id" : "schema",
      place.source.file,
      place.source.positionOf(path),
      details,
    ),
  ];
}

function unknownKey(key: string, local: readonly PropertyKey[], place: Place): Problem {
  const known = knownKeys(place.schema, local);
  const path = [...place.path, ...local, key];
  return problemAt("unknown-key", place.source.file, place.source.positionOfKey(path), {
    key: keyOf(path),
    message: `${nameOf(path)} is not a key that is known here.`,
    expected: known.length > 0 ? oneOf(known) : undefined,
    suggestion: nearestWord(key, known),
  });
}

function nameOf(path: readonly PropertyKey[]): string {
  const key = keyOf(path);
  return key === undefined ? "This file" : /^\[\d+\]$/.test(key) ? `Item ${key}` : `"${key}"`;
}

function expectedBy(issue: Issue): string | undefined {
  const said = /^must be (.+?)(?:: .*)?$/.exec(issue.message)?.[1];
  if (said !== undefined) return said;
  if (issue.code === "invalid_value") return oneOf(issue.values);
  return issue.code === "invalid_type" ? typeInWords(issue.expected) : undefined;
}

/** The branch that the author was in: the one that got furthest before it failed. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depthOf = (issues: readonly Issue[]) =>
    Math.max(
      ...issues.map((issue) =>
        issue.code === "unrecognized_keys" ? issue.path.length + 1 : issue.path.length,
      ),
    );
  const weightOf = (issues: readonly Issue[]) =>
    depthOf(issues) * 2 + (issues.some((issue) => issue.code === "invalid_value") ? 1 : 0);
  return branches.toSorted((a, b) => weightOf(b) - weightOf(a))[0];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const part of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, part))
      return undefined;
    current = (current as Record<PropertyKey, unknown>)[part];
  }
  return current;
}
