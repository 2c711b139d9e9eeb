/** JSON and JSON Lines as written by tools: parsed fast, searched for lines only after a failure. */

import { type JsonNode, scanJson } from "./json-scan.ts";
import { type Problem, problemAt } from "./problem.ts";
import { failed, positionOfOffset, type Reading, type Source, tooDeep } from "./source.ts";

export function readJson(file: string, text: string): Reading {
  const problems = scanProblems(file, text, 0, text);
  if (problems.length > 0) return failed(problems);
  const data = parse(text);
  if (data === undefined) return failed([syntaxProblem(file, text, 0)]);
  return { source: { file, data: data.value, ...jsonPositions(text, text, 0) }, problems: [] };
}

/** One JSON value a line; the source's data is the list of them. */
export function readJsonLines(file: string, text: string): Reading {
  const problems: Problem[] = [];
  const values: unknown[] = [];
  const lines: { text: string; start: number }[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") {
      problems.push(...scanProblems(file, line, start, text));
      values.push(parse(line)?.value);
      lines.push({ text: line, start });
    }
    start += line.length + 1;
  }
  if (problems.length > 0) return failed(problems);
  const inLine = (path: readonly PropertyKey[]) => {
    const line = lines[Number(path[0] ?? 0)] ?? { text: "", start: 0 };
    return { positions: jsonPositions(line.text, text, line.start), rest: path.slice(1) };
  };
  const source: Source = {
    file,
    data: values,
    positionOf: (path) => inLine(path).positions.positionOf(inLine(path).rest),
    positionOfKey: (path) => inLine(path).positions.positionOfKey(inLine(path).rest),
  };
  return { source, problems: [] };
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function scanProblems(file: string, json: string, start: number, whole: string): Problem[] {
  const problems: Problem[] = [];
  const failure = scanJson(json, ({ path, keyOffset, repeated }) => {
    if (!repeated || keyOffset === undefined) return;
    const name = String(path.at(-1));
    problems.push(
      problemAt("duplicate-key", file, positionOfOffset(whole, start + keyOffset), {
        message: `The key "${name}" stands twice in the same place. Only one of them could be used.`,
        key: name,
      }),
    );
  });
  if (failure?.reason === "nesting")
    problems.push(tooDeep(file, positionOfOffset(whole, start + failure.offset)));
  if (failure?.reason === "syntax")
    problems.push(
      syntaxProblem(file, whole, start + failure.offset, start + json.trimEnd().length),
    );
  return problems;
}

function syntaxProblem(file: string, text: string, offset: number, end = text.length): Problem {
  const found =
    offset >= end ? "it ends too early" : `${JSON.stringify(text[offset])} was not expected here`;
  return problemAt("json-syntax", file, positionOfOffset(text, Math.min(offset, end)), {
    message: `This is not valid JSON: ${found}.`,
  });
}

function jsonPositions(
  json: string,
  whole: string,
  start: number,
): Pick<Source, "positionOf" | "positionOfKey"> {
  const find = (path: readonly PropertyKey[], chooseOffset: (node: JsonNode) => number) => {
    let depth = -1;
    let offset = 0;
    scanJson(json, (node) => {
      if (node.path.length <= depth || node.path.length > path.length) return;
      if (!node.path.every((part, index) => part === path[index])) return;
      depth = node.path.length;
      offset = chooseOffset(node);
    });
    return positionOfOffset(whole, start + offset);
  };
  return {
    positionOf: (path) => find(path, (node) => node.offset),
    positionOfKey: (path) => find(path, (node) => node.keyOffset ?? node.offset),
  };
}
