/** Instants as visitors read them: in UTC, and it is said. */
import { formatDay } from "../../../domain/dates.ts";

/** "3 November 2026, 10:15 UTC". */
export function tellTime(at: Date): string {
  const text = at.toISOString();
  return `${formatDay(text.slice(0, 10))}, ${text.slice(11, 16)} UTC`;
}

/** "3 November 2026". */
export function tellDay(at: Date): string {
  return formatDay(at.toISOString().slice(0, 10));
}
