/** Days in words. The formatter is made once: making one for each day was a tenth of the time of a large build. */
const MONTH = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

/** "14 September 2026", or "14 Sep 2026" in short, from `2026-09-14`. */
export function dayInWords(day: string, { short }: { short: boolean }): string {
  const date = new Date(`${day}T00:00:00Z`);
  const month = MONTH.format(date);
  return `${date.getUTCDate()} ${short ? month.slice(0, 3) : month} ${date.getUTCFullYear()}`;
}
