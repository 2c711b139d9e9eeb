/** Counts and lists in plain English, so that every sentence of the domain is worded alike. */

/** "1 control", "5 controls". */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "A", "A and B", "A, B and C". */
export function listOf(words: readonly string[]): string {
  const last = words.at(-1);
  return words.length < 2 ? (last ?? "") : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** Seconds as "under 1 min", "26 min", "1 h", "1 h 5 min". */
export function durationOf(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return "under 1 min";
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0
    ? `${minutes / 60} h`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
