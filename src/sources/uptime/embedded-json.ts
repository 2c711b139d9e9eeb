/** JSON that stands inside a page's scripts, found by what comes before it. */

/** The value after the marker, up to the bracket that closes it; undefined where there is none or it does not close. */
export function findEmbedded(text: string, marker: RegExp): unknown {
  const found = marker.exec(text);
  if (!found) return undefined;
  const start = found.index + found[0].length;
  const opening = text[start];
  if (opening !== "{" && opening !== "[") return undefined;
  let depth = 0;
  let inText = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (inText) {
      if (char === "\\") at += 1;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") {
      depth -= 1;
      if (depth === 0) return parseOrNothing(text.slice(start, at + 1));
    }
  }
  return undefined;
}

function parseOrNothing(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Objects anywhere inside that have all of the keys; at most so deep that hostile nesting ends. */
export function findObjects(
  value: unknown,
  keys: readonly string[],
  depth = 0,
): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null || depth > 12) return [];
  const inner = Object.values(value).flatMap((item) => findObjects(item, keys, depth + 1));
  const isOne = !Array.isArray(value) && keys.every((key) => Object.hasOwn(value, key));
  return isOne ? [value as Record<string, unknown>, ...inner] : inner;
}
