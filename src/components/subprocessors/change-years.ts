/** Changes of subprocessors by year, and what is said of the time for objections. */
import { listOf } from "#src/domain/counting-words.ts";
import { countryName } from "#src/domain/country-names.ts";
import { formatDay } from "#src/domain/dates.ts";
import type { SubprocessorChange } from "#src/domain/views.ts";

export interface ChangeYear {
  year: string;
  changes: SubprocessorChange[];
}

/** Keeps the order: newest first. */
export function groupByYear(changes: readonly SubprocessorChange[]): ChangeYear[] {
  const years = new Map<string, SubprocessorChange[]>();
  for (const change of changes) {
    const year = change.on.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), change]);
  }
  return [...years].map(([year, ofYear]) => ({ year, changes: ofYear }));
}

/** "Objections until 12 December 2026", or that their time has ended. */
export function describeDeadline(change: SubprocessorChange, today: string): string | undefined {
  const { objectionDeadline } = change;
  if (objectionDeadline === undefined) return undefined;
  return objectionDeadline < today
    ? `Time for objections ended on ${formatDay(objectionDeadline)}.`
    : `Customers may object until ${formatDay(objectionDeadline)}.`;
}

/** The text says by itself what happened, but for changes that the company words. */
export function describeChange({ kind, text }: SubprocessorChange): string {
  return kind === "changed" ? `Changed: ${text}` : text;
}

/** "Region change: Canada is new; Ireland is left" */
export function shortCountries({
  added,
  removed,
}: NonNullable<SubprocessorChange["countries"]>): string {
  const names = (countries: readonly string[]) => listOf(countries.map(countryName));
  const are = (countries: readonly string[]) => (countries.length === 1 ? "is" : "are");
  const parts = [
    added.length > 0 && `${names(added)} ${are(added)} new`,
    removed.length > 0 && `${names(removed)} ${are(removed)} left`,
  ].filter(Boolean);
  return `Region change: ${parts.join("; ")}`;
}

/** One id a change, unique on the page; counted from the oldest, so that later changes leave it as it is. */
export function identifyChanges(
  changes: readonly SubprocessorChange[],
): Map<SubprocessorChange, string> {
  const times = new Map<string, number>();
  const ids = [...changes].reverse().map((change) => {
    const id = `change-${change.on}-${change.subprocessor}-${change.kind}`;
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    return [change, time === 1 ? id : `${id}-${time}`] as const;
  });
  return new Map(ids);
}
