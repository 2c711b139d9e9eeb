/**
 * An event that erases contents names the records in its refs: they are part of the chain, so that it can be told for good what
 * went when. The database reads the same text in the trigger on `log_private`.
 */
export const ERASURE_TYPES = ["person.erased", "retention.expired"] as const;

export function nameRows(rows: readonly number[]): string {
  return [...rows].sort((one, other) => one - other).join(",");
}

/** Empty for every other event. */
export function namedRows({
  type,
  refs,
}: {
  type: string;
  refs: Record<string, string>;
}): number[] {
  if (!ERASURE_TYPES.some((known) => known === type)) return [];
  return (refs.rows ?? "").split(",").filter(Boolean).map(Number);
}
