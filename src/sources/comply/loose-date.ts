/** Dates as people write them in front matter: `Jun 1 2018`, `June 1, 2018`, `1 Jun 2018`, `2018-06-01`. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const forms = [
  /^(?<month>[a-z]+)\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/i,
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>[a-z]+)\.?,?\s+(?<year>\d{4})$/i,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:T.*)?$/,
];

/** @returns `YYYY-MM-DD`, or undefined where it is not surely a day: `3/4/2018` is two different ones */
export function readLooseDate(written: string): string | undefined {
  const groups = forms
    .map((form) => form.exec(written.trim())?.groups)
    .find((found) => found !== undefined);
  if (!groups) return undefined;
  const month = monthOf(groups.month ?? "");
  const iso = `${groups.year}-${String(month).padStart(2, "0")}-${(groups.day ?? "").padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

function monthOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const month = written.toLowerCase();
  return (
    MONTHS.findIndex((short) => month === short || (month.startsWith(short) && FULL.has(month))) + 1
  );
}

const FULL = new Set([
  "january",
  "february",
  "march",
  "april",
  "june",
  "july",
  "august",
  "sept",
  "september",
  "october",
  "november",
  "december",
]);
