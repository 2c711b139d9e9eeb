/** Says in words what a schema expected and what it was given. Each message continues a sentence that starts with the key. */
import type { z } from "zod";

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** Used where the schema itself gives no message of its own. */
export function describeIssue(issue: RawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${typeInWords(String(issue.expected))}`;
    case "invalid_value":
      return `must be ${oneOf(issue.values)}`;
    case "too_small":
      return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case "too_big":
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    case "invalid_format":
      return "is not written as expected";
    case "unrecognized_keys":
      return "is not a key that is known here";
    case "invalid_key":
      return "holds a key that is not known here";
    case "invalid_union":
      return NO_BRANCH;
    default:
      return "is not as expected";
  }
}

/** Marks a union that gave no message: its branches say more. */
export const NO_BRANCH = "matches none of the forms that are possible here";

function unitOf(origin: string): string {
  if (origin === "array") return " items long";
  return origin === "string" ? " characters long" : "";
}

export function typeInWords(type: string): string {
  return TYPE_WORDS[type] ?? type;
}

const TYPE_WORDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a mapping of keys to values",
  record: "a mapping of keys to values",
  array: "a list",
};

export function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
}

export function receivedInWords(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "an empty value";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping of keys to values";
  if (typeof value === "string")
    return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
  return typeof value === "number" ? `the number ${value}` : String(value);
}
