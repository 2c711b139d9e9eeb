/** Places of values and keys in JSON text, indexed at the first question: a broken feed may raise thousands of them. */
import { scanJson } from "./json-scan.ts";
import { openLineIndex } from "./line-index.ts";
import type { Position } from "./problem.ts";
import type { Source } from "./source.ts";

export type JsonPositions = Pick<Source, "positionOf" | "positionOfKey">;

interface Place {
  value: number;
  key: number | undefined;
}

export function openJsonPositions(json: string): JsonPositions {
  const at = openLineIndex(json);
  let places: Map<string, Place> | undefined;
  const find = (path: readonly PropertyKey[], choose: (place: Place) => number): Position => {
    places ??= indexPlaces(json);
    for (let length = path.length; length >= 0; length -= 1) {
      const place = places.get(nameOf(path.slice(0, length)));
      if (place) return at(choose(place));
    }
    return at(0);
  };
  return {
    positionOf: (path) => find(path, ({ value }) => value),
    positionOfKey: (path) => find(path, ({ value, key }) => key ?? value),
  };
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map(String).join("\0");
}

function indexPlaces(json: string): Map<string, Place> {
  const places = new Map<string, Place>();
  scanJson(json, ({ path, offset, keyOffset }) => {
    places.set(nameOf(path), { value: offset, key: keyOffset });
  });
  return places;
}
