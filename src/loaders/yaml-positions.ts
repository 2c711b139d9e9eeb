/** Finds the place of a key or value in a YAML document. */
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair } from "yaml";
import { type Position, START } from "./problem.ts";

export type ToPosition = (offset: number) => Position;

export function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

interface Step {
  node: Node | undefined;
  pair: Pair | undefined;
  /** True where every key of the path was found. */
  complete: boolean;
}

function follow(document: Document, path: readonly PropertyKey[]): Step {
  let step: Step = { node: document.contents ?? undefined, pair: undefined, complete: true };
  for (const part of path) {
    const node = isAlias(step.node) ? step.node.resolve(document) : step.node;
    const child = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(part))
      : isSeq(node)
        ? node.items[Number(part)]
        : undefined;
    if (!child) return { ...step, complete: false };
    step = isPair(child)
      ? { node: (child.value as Node | null) ?? undefined, pair: child, complete: true }
      : { node: child as Node, pair: undefined, complete: true };
  }
  return step;
}

export function valuePosition(
  document: Document,
  path: readonly PropertyKey[],
  at: ToPosition,
): Position {
  const { node, pair, complete } = follow(document, path);
  const offset = complete
    ? (offsetOf(node) ?? offsetOf(pair?.key))
    : (offsetOf(pair?.key) ?? offsetOf(node));
  return offset === undefined ? START : at(offset);
}

export function keyPosition(
  document: Document,
  path: readonly PropertyKey[],
  at: ToPosition,
): Position {
  const { node, pair } = follow(document, path);
  const offset = offsetOf(pair?.key) ?? offsetOf(node);
  return offset === undefined ? START : at(offset);
}
