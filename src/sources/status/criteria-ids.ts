/** Criteria as tools spell them: `cc_6_1`, `soc2:CC6.1`, `tsc_CC6.1`, `PP1.1`, and points of focus such as `CC6.1.3`. */
import { findCriterion } from "../../frameworks/criteria.ts";

/** What was read before: a file of findings has the same few spellings over and over. */
const known = new Map<string, string | undefined>();
const KNOWN_AT_MOST = 1000;

/** Undefined where it is none of the 61. */
export function readCriterion(text: string): string | undefined {
  if (known.has(text)) return known.get(text);
  const id = normalise(text);
  if (known.size < KNOWN_AT_MOST) known.set(text, id);
  return id;
}

function normalise(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^(?:soc2|tsc)[-_: ]/i, "")
    .replace(/^cc_(a|c|pi|p)_/i, "$1_")
    .replace(/^([a-z]+)_(\d)_(\d)/i, "$1$2.$3")
    .toUpperCase()
    .replace(/^PP(?=\d)/, "PI");
  const id = /^([A-Z]{1,2}\d\.\d)(?:$|[._-]\d)/.exec(plain)?.[1];
  return id !== undefined && findCriterion(id) ? id : undefined;
}

export function readCriteria(values: unknown): string[] {
  if (!Array.isArray(values)) return [];
  const ids = values.flatMap((value) =>
    typeof value === "string" ? (readCriterion(value) ?? []) : [],
  );
  return [...new Set(ids)];
}
