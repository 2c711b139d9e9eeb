/** Days of the calendar, apart from the schemas: a command that only starts a build must not wait for all of zod. */

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isCalendarDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}
