/** JSON and JSON Lines as written by tools: parsed fast, searched for lines only after a failure. */
import { type JsonPositions, openJsonPositions } from "./json-positions.ts";
import { scanJson } from "./json-scan.ts";
import { openLineIndex } from "./line-index.ts";
import { type Position, type Problem, problemAt } from "./problem.ts";
import { failed, type Reading, type Source, tooDeep } from "./source.ts";

export function readJson(file: string, text: string): Reading {
  const problems = findProblems(file, text, openLineIndex(text));
  if (problems.length > 0) return failed(problems);
  return {
    source: { file, data: JSON.parse(text) as unknown, ...openJsonPositions(text) },
    problems: [],
  };
}

/** One JSON value a line; the source's data is the list of them. */
export function readJsonLines(file: string, text: string): Reading {
  const lines = text
    .split("\n")
    .map((json, index) => ({ json, number: index + 1 }))
    .filter(({ json }) => json.trim() !== "");
  const problems = lines.flatMap(({ json, number }) =>
    findProblems(file, json, (offset) => ({ line: number, column: offset + 1 })),
  );
  if (problems.length > 0) return failed(problems);
  const opened = new Map<number, JsonPositions>();
  const inLine = (
    path: readonly PropertyKey[],
    ask: (line: JsonPositions) => Position,
  ): Position => {
    const index = Number(path[0] ?? 0);
    const positions = opened.get(index) ?? openJsonPositions(lines[index]?.json ?? "");
    opened.set(index, positions);
    return { line: lines[index]?.number ?? 1, column: ask(positions).column };
  };
  const source: Source = {
    file,
    data: lines.map(({ json }) => JSON.parse(json) as unknown),
    positionOf: (path) => inLine(path, (line) => line.positionOf(path.slice(1))),
    positionOfKey: (path) => inLine(path, (line) => line.positionOfKey(path.slice(1))),
  };
  return { source, problems: [] };
}

/** None where `JSON.parse` takes the text and no key in it stands twice. */
function findProblems(file: string, json: string, at: (offset: number) => Position): Problem[] {
  const problems: Problem[] = [];
  const failure = scanJson(json, ({ path, keyOffset, repeated }) => {
    if (!repeated || keyOffset === undefined) return;
    const key = String(path.at(-1));
    const message = `The key "${key}" stands twice in the same place. Only one of them could be used.`;
    problems.push(problemAt("duplicate-key", file, at(keyOffset), { message, key }));
  });
  if (failure?.reason === "nesting") problems.push(tooDeep(file, at(failure.offset)));
  if (failure?.reason === "syntax") problems.push(describeSyntax(file, json, failure.offset, at));
  return problems.length > 0 || parses(json) ? problems : [describeSyntax(file, json, 0, at)];
}

/** The scanner passes over escapes in texts; the parser judges them. */
function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

function describeSyntax(
  file: string,
  json: string,
  offset: number,
  at: (offset: number) => Position,
): Problem {
  const end = json.trimEnd().length;
  const found =
    offset >= end ? "it ends too early" : `${JSON.stringify(json[offset])} was not expected here`;
  return problemAt("json-syntax", file, at(Math.min(offset, end)), {
    message: `This is not valid JSON: ${found}.`,
  });
}
