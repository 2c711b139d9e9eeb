/**
 * Relative dates such as `@today-30d`, so that the fictional company never rots. A real company's dates are facts, which is
 * why they are resolved only where `company.yaml` says `sample: true`.
 */
import { keyOf, type Problem, problemAt } from "./problem.ts";
import { DEEPEST_NESTING, type Source, tooDeep } from "./source.ts";

/** `@today`, then `-30d`, `+2w`, `-13m` or `-1y`, then `^` or `$` (first, last day of that month), then a time of day. */
const SAMPLE_DATE =
  /^@today(?:([+-])(\d{1,4})([dwmy]))?([\^$])?(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** The day, or the instant where a time follows; undefined where the text is not a sample date. */
export function resolveSampleDate(text: string, today: string): string | undefined {
  const match = SAMPLE_DATE.exec(text);
  if (!match) return undefined;
  const [, sign, amount, unit, edge, time = ""] = match;
  const shifted = shift(today, (sign === "-" ? -1 : 1) * Number(amount ?? 0), unit ?? "d");
  return moveToEdge(shifted, edge) + time;
}

function shift(day: string, amount: number, unit: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === "d" || unit === "w") {
    date.setUTCDate(date.getUTCDate() + amount * (unit === "w" ? 7 : 1));
    return toDay(date);
  }
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount * (unit === "y" ? 12 : 1));
  date.setUTCDate(Math.min(dayOfMonth, lastDayOf(date)));
  return toDay(date);
}

function moveToEdge(day: string, edge: string | undefined): string {
  if (edge === undefined) return day;
  const dayOfMonth = edge === "^" ? 1 : lastDayOf(new Date(`${day}T00:00:00Z`));
  return `${day.slice(0, 8)}${String(dayOfMonth).padStart(2, "0")}`;
}

function lastDayOf(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Replaces every sample date in the source's data, in place. */
export function resolveSampleDates(
  source: Source,
  options: { today: string; sample: boolean },
): Problem[] {
  const problems: Problem[] = [];
  /** Aliases of YAML make the same object appear twice, or within itself. */
  const seen = new WeakSet<object>();
  const replace = (value: unknown, path: (string | number)[]): unknown => {
    if (typeof value === "string")
      return value.startsWith("@today") ? resolveOrReport(value, path) : value;
    if (typeof value !== "object" || value === null || seen.has(value)) return value;
    seen.add(value);
    if (path.length > DEEPEST_NESTING) {
      if (problems.at(-1)?.rule !== "nesting")
        problems.push(tooDeep(source.file, source.positionOf(path)));
      return value;
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) value[index] = replace(item, [...path, index]);
      return value;
    }
    for (const [key, item] of Object.entries(value)) {
      const next = replace(item, [...path, key]);
      if (next !== item)
        Object.defineProperty(value, key, {
          value: next,
          writable: true,
          enumerable: true,
          configurable: true,
        });
    }
    return value;
  };
  const resolveOrReport = (text: string, path: (string | number)[]): string => {
    const date = resolveSampleDate(text, options.today);
    if (date && options.sample) return date;
    const message = date
      ? `"${text}" is a date for the fictional company only. Write the real date, or say "sample: true" in company.yaml.`
      : `"${text}" is not a relative date that is known here.`;
    const expected = date
      ? "a date written YYYY-MM-DD"
      : "@today, @today-30d, @today+2w, @today-13m or @today-1y; then perhaps ^ or $; then perhaps a time such as T06:00:00Z";
    problems.push(
      problemAt("sample-date", source.file, source.positionOf(path), {
        message,
        key: keyOf(path),
        expected,
        received: text,
      }),
    );
    return text;
  };
  source.data = replace(source.data, []);
  return problems;
}
