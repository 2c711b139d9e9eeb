/** The best encoding that a visitor takes, by `Accept-Encoding` (RFC 9110, 12.5.3). */
import type { Encoding } from "./compress.ts";

/** Browsers send a handful of values, and everybody else may send what they like. */
const MOST_KNOWN = 200;
const known = new Map<string, Encoding | undefined>();

export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  if (!header) return undefined;
  if (known.has(header)) return known.get(header);
  const found = read(header);
  if (known.size < MOST_KNOWN) known.set(header, found);
  return found;
}

function read(header: string): Encoding | undefined {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((word) => word.trim());
    const q = parameters.find((word) => word.startsWith("q="))?.slice(2);
    const weight = q === undefined ? 1 : Number(q);
    if (name) weights.set(name, Number.isFinite(weight) ? weight : 0);
  }
  const others = weights.get("*") ?? 0;
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? others;
  // Where both are equally welcome, the smaller one.
  const best = weightOf("br") >= weightOf("gzip") ? "br" : "gzip";
  return weightOf(best) > 0 ? best : undefined;
}
