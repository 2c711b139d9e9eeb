/** YAML 1.2 in its plain form: no tags, no merge keys, no directives, no key twice, few aliases. */
import { LineCounter, parseDocument } from "yaml";
import { failed, type Reading } from "./source.ts";
import { keyPosition, type ToPosition, valuePosition } from "./yaml-positions.ts";
import {
  conversionProblem,
  featureProblems,
  MOST_ALIASES,
  syntaxProblems,
} from "./yaml-problems.ts";

export function readYaml(file: string, text: string): Reading {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const at: ToPosition = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const problems = [
    ...syntaxProblems(file, text, document, at),
    ...featureProblems(file, document, at),
  ];
  if (problems.length > 0) return failed(problems);
  try {
    const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return {
      source: {
        file,
        data,
        positionOf: (path) => valuePosition(document, path, at),
        positionOfKey: (path) => keyPosition(document, path, at),
      },
      problems: [],
    };
  } catch (error) {
    return failed([conversionProblem(file, error)]);
  }
}
