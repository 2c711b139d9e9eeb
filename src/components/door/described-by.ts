/** Ids of what explains a field: its hint, then what is wrong with it. */
export function describedBy(
  field: string,
  { hint, error }: { hint: unknown; error: unknown },
): string | undefined {
  const ids = [hint && `${field}-hint`, error && `${field}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
