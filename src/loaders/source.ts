/** One file after reading: its plain data, and a way back from a key to its line. */
import { type Position, type Problem, problemAt } from "./problem.ts";

export interface Source {
  file: string;
  data: unknown;
  /** Position of the value at the path, or of the deepest thing on the way to it that exists. */
  positionOf: (path: readonly PropertyKey[]) => Position;
  /** Position of the key itself, for keys that should not be there. */
  positionOfKey: (path: readonly PropertyKey[]) => Position;
  body?: string;
  bodyLine?: number;
}

/** Either a source or everything that is wrong with the text. */
export type Reading = { source: Source; problems: [] } | { source: undefined; problems: Problem[] };

/** Levels of lists and mappings inside each other; no schema needs more than a handful. */
export const DEEPEST_NESTING = 64;

export function failed(problems: Problem[]): Reading {
  return { source: undefined, problems };
}

export function tooDeep(file: string, position: Position): Problem {
  return problemAt("nesting", file, position, {
    message: `Lists and mappings are nested more than ${DEEPEST_NESTING} levels deep here. Nothing in this content needs that.`,
    expected: `at most ${DEEPEST_NESTING} levels`,
  });
}
