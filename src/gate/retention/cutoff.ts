/** Times that retention counts back from now. Months are calendar months, as people reckon them. */
import { addMonths } from "../../domain/dates.ts";

const DAY = 86_400_000;

export function monthsBefore(now: Date, months: number): Date {
  const iso = now.toISOString();
  return new Date(`${addMonths(iso.slice(0, 10), -months)}${iso.slice(10)}`);
}

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY);
}
