/** What changed between dated versions of a list of subprocessors: who was added, who was removed, and in which countries data is. */
import { listOf } from "./counting-words.ts";
import { countryName } from "./country-names.ts";
import type { SubprocessorChange } from "./views.ts";

export interface ListedSubprocessor {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  locations: readonly string[];
}

/** The list as it was published on a day and until the next version. */
export interface DatedList {
  on: string;
  entries: readonly ListedSubprocessor[];
}

export interface CountryChange {
  added: string[];
  removed: string[];
}

export interface ListChange {
  on: string;
  kind: "added" | "removed" | "moved";
  entry: ListedSubprocessor;
  /** Of the one subprocessor where it moved; of the whole list where it was added or removed. */
  countries: CountryChange;
}

export function compareCountries(
  before: readonly string[],
  after: readonly string[],
): CountryChange {
  const added = [...new Set(after)].filter((country) => !before.includes(country)).sort();
  const removed = [...new Set(before)].filter((country) => !after.includes(country)).sort();
  return { added, removed };
}

export function changesCountries({ added, removed }: CountryChange): boolean {
  return added.length + removed.length > 0;
}

/** "Region change: data is now also processed in Canada, and no longer in Ireland."; undefined where no country changed. */
export function tellCountries({ added, removed }: CountryChange): string | undefined {
  const names = (countries: readonly string[]) => listOf(countries.map(countryName));
  if (added.length > 0 && removed.length > 0)
    return `Region change: data is now also processed in ${names(added)}, and no longer in ${names(removed)}.`;
  if (added.length > 0) return `Region change: data is now also processed in ${names(added)}.`;
  if (removed.length > 0) return `Region change: data is no longer processed in ${names(removed)}.`;
  return undefined;
}

const countriesOf = (entries: readonly ListedSubprocessor[]) =>
  entries.flatMap(({ locations }) => locations);

/** One with another id and the same name is the same: files are renamed. */
function findIn(entries: readonly ListedSubprocessor[], wanted: ListedSubprocessor) {
  return (
    entries.find(({ id }) => id === wanted.id) ?? entries.find(({ name }) => name === wanted.name)
  );
}

/** Oldest first. The first version is where the history begins: nothing in it counts as added. */
export function compareLists(versions: readonly DatedList[]): ListChange[] {
  const ordered = versions.toSorted((one, other) => one.on.localeCompare(other.on));
  return ordered.slice(1).flatMap(({ on, entries }, index) => {
    const before = ordered[index]?.entries ?? [];
    const whole = compareCountries(countriesOf(before), countriesOf(entries));
    const ofWhole = ({ locations }: ListedSubprocessor): CountryChange => ({
      added: whole.added.filter((country) => locations.includes(country)),
      removed: whole.removed.filter((country) => locations.includes(country)),
    });
    const changes: ListChange[] = [];
    for (const entry of entries) {
      const known = findIn(before, entry);
      if (!known) {
        changes.push({ on, kind: "added", entry, countries: ofWhole(entry) });
        continue;
      }
      const countries = compareCountries(known.locations, entry.locations);
      if (changesCountries(countries)) changes.push({ on, kind: "moved", entry, countries });
    }
    for (const entry of before)
      if (!findIn(entries, entry))
        changes.push({ on, kind: "removed", entry, countries: ofWhole(entry) });
    return changes;
  });
}

/** In the words of the portal: what is known from the list's versions alone. */
export function describeListChange({ on, kind, entry, countries }: ListChange): SubprocessorChange {
  const where = listOf(entry.locations.map(countryName));
  const first = {
    added: `Added to the list: data is processed in ${where}.`,
    removed: "No longer on the list.",
    moved: undefined,
  }[kind];
  const region = tellCountries(countries);
  return {
    on,
    kind: kind === "added" ? "in-effect" : kind === "removed" ? "removed" : "changed",
    subprocessor: entry.id,
    name: entry.name,
    text: [first, region, "Seen in the history of this list."].filter(Boolean).join(" "),
    ...(region && { countries }),
    basis: "history",
  };
}
