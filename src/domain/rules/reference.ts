/** One place where an entry names another entry, a product or a criterion. */
import type { Entry } from "../../schemas/content.ts";
import type { Path } from "./rule.ts";

export type ReferenceKind =
  | "criterion"
  | "control"
  | "policy"
  | "report"
  | "subprocessor"
  | "component"
  | "product"
  | "document";

export interface Reference {
  kind: ReferenceKind;
  id: string;
  entry: Entry<unknown>;
  path: Path;
}

/** None where the key is left out. */
export function one(
  kind: ReferenceKind,
  entry: Entry<unknown>,
  path: Path,
  id: string | undefined,
): Reference[] {
  return id === undefined ? [] : [{ kind, id, entry, path }];
}

export function many(
  kind: ReferenceKind,
  entry: Entry<unknown>,
  path: Path,
  ids: readonly string[] | undefined,
): Reference[] {
  return (ids ?? []).map((id, index) => ({ kind, id, entry, path: [...path, index] }));
}
