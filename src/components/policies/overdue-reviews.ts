/** How many reviews are overdue, in words. */
import { countOf } from "#src/domain/counting-words.ts";

export function tellOverdue(entries: readonly { state: string }[]): string {
  const count = entries.filter(({ state }) => state !== "current").length;
  if (count === 0) return "no review is overdue";
  return `${countOf(count, "review")} ${count === 1 ? "is" : "are"} overdue`;
}
