/** One spelling of each JSON value (RFC 8785), so that everybody who recomputes a hash hashes the same bytes. */
import canonicalize from "canonicalize";

/** @throws TypeError where the value is not JSON, or a text in it is not well-formed Unicode */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TypeError(`This value has no canonical JSON: ${why}.`, { cause: error });
  }
  if (text === undefined) throw new TypeError("This value has no canonical JSON: it is not JSON.");
  return text;
}
