/** `Range` of one part (RFC 9110, 14.2). Several parts at once are answered with the whole file, as the standard allows. */
export interface ByteRange {
  first: number;
  /** Inclusive. */
  last: number;
}

/** Undefined: the whole file is to be sent. `unsatisfiable`: there is no such part. */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (!from && !to) return undefined;
  if (!from) {
    const length = Math.min(Number(to), size);
    return length === 0 ? "unsatisfiable" : { first: size - length, last: size - 1 };
  }
  const [first, last] = [Number(from), to ? Math.min(Number(to), size - 1) : size - 1];
  if (to && Number(to) < first) return undefined;
  return first >= size ? "unsatisfiable" : { first, last };
}
