/** Problems as plain lines, for places that can only throw one error. */
import type { Problem } from "./problem.ts";

/** `folder` as readers would type it, so that the lines can be clicked. */
export function listProblems(problems: readonly Problem[], folder: string): string {
  const count =
    problems.length === 1 ? "There is 1 problem" : `There are ${problems.length} problems`;
  const lines = problems.map(
    ({ file, line, column, message, suggestion }) =>
      `  ${folder}/${file}:${line}:${column}  ${message}${suggestion === undefined ? "" : ` Did you mean ${suggestion}?`}`,
  );
  return `${count} in the content:\n${lines.join("\n")}`;
}
