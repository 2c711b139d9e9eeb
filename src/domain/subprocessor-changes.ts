/**
 * What changed among subprocessors, newest first, up to today: announcements, starts, removals and other changes as the entries date
 * them, and from earlier versions of the list what no entry tells.
 */
import type { Entry } from "../schemas/content.ts";
import type { Subprocessor } from "../schemas/subprocessor.ts";
import { listOf } from "./counting-words.ts";
import { countryName } from "./country-names.ts";
import { daysBetween, formatDay } from "./dates.ts";
import {
  type CountryChange,
  changesCountries,
  compareCountries,
  compareLists,
  type DatedList,
  describeListChange,
  type ListChange,
  tellCountries,
} from "./subprocessor-history.ts";
import { objectionDeadlineOf } from "./subprocessor-state.ts";
import type { SubprocessorSurroundings } from "./subprocessor-view.ts";
import type { SubprocessorChange } from "./views.ts";

type Happening = Pick<SubprocessorChange, "kind" | "text" | "objectionDeadline" | "countries"> & {
  on: string | undefined;
};

/** Days between a change and the commit that tells of it, within which both are one. */
const SAME_CHANGE_DAYS = 31;

function announcementOf(data: Subprocessor, around: SubprocessorSurroundings): Happening {
  const where = listOf(data.locations.map(countryName));
  const replaced = around.names.get(data.replaces ?? "");
  const instead = replaced === undefined ? "" : ` It replaces ${replaced}.`;
  const objectionDeadline = objectionDeadlineOf(data, around.noticeDays);
  if (data.emergency) {
    return {
      kind: "emergency",
      on: data.emergency.noticeSentOn,
      text: `Emergency replacement: ${data.emergency.reason}${instead}`,
      objectionDeadline,
    };
  }
  const effect =
    data.effectiveOn === undefined ? "" : `, in effect from ${formatDay(data.effectiveOn)}`;
  return {
    kind: "announced",
    on: data.announcedOn,
    text: `Announced: ${data.service}, ${where}${effect}.${instead}`,
    objectionDeadline,
  };
}

/** The countries after each change are those before the next one. */
function otherChangesOf({ changes, locations }: Subprocessor): Happening[] {
  const ordered = changes.toSorted((one, other) => one.on.localeCompare(other.on));
  return ordered.map(({ on, text, locationsBefore }, index) => {
    const next = ordered.slice(index + 1).find((later) => later.locationsBefore);
    const countries = locationsBefore
      ? compareCountries(locationsBefore, next?.locationsBefore ?? locations)
      : undefined;
    const region = countries && tellCountries(countries);
    return {
      kind: "changed",
      on,
      text: region ? `${text} ${region}` : text,
      ...(region && { countries }),
    };
  });
}

function happeningsOf(data: Subprocessor, around: SubprocessorSurroundings): Happening[] {
  return [
    { kind: "removed", on: data.removedOn, text: "Removed: it handles no customer data any more." },
    ...otherChangesOf(data),
    {
      kind: "in-effect",
      on: data.effectiveOn,
      text: `In effect: ${data.service}, ${listOf(data.locations.map(countryName))}.`,
    },
    announcementOf(data, around),
  ];
}

/** Countries that a new one brings: no other handled data there on the day on which it was announced. */
function newCountries(
  entry: Entry<Subprocessor>,
  entries: readonly Entry<Subprocessor>[],
  on: string,
): CountryChange {
  const others = entries.filter(
    ({ id, data }) =>
      id !== entry.id &&
      (data.effectiveOn === undefined ? data.announcedOn === undefined : data.effectiveOn <= on) &&
      (data.removedOn === undefined || data.removedOn > on),
  );
  if (others.length === 0) return { added: [], removed: [] };
  const { added } = compareCountries(
    others.flatMap(({ data }) => data.locations),
    entry.data.locations,
  );
  return { added, removed: [] };
}

function withRegion(
  happening: Happening,
  entry: Entry<Subprocessor>,
  entries: readonly Entry<Subprocessor>[],
): Happening {
  const { kind, on, text } = happening;
  if (on === undefined || (kind !== "announced" && kind !== "emergency")) return happening;
  const countries = newCountries(entry, entries, on);
  if (!changesCountries(countries)) return happening;
  const where = listOf(countries.added.map(countryName));
  return {
    ...happening,
    text: `${text} Region change: the only subprocessor with data in ${where}.`,
    countries,
  };
}

/** What the versions of the list show and no entry tells: whoever left it without a date, came without one, or moved. */
function untold({ on, kind, entry }: ListChange, entries: readonly Entry<Subprocessor>[]): boolean {
  const known = entries.find(({ id, data }) => id === entry.id || data.name === entry.name)?.data;
  if (!known) return true;
  if (kind === "removed") return known.removedOn === undefined;
  if (kind === "added") return known.announcedOn === undefined && known.effectiveOn === undefined;
  return !known.changes.some((change) => Math.abs(daysBetween(change.on, on)) <= SAME_CHANGE_DAYS);
}

/** @param versions of the list, as far as they are known */
export function listSubprocessorChanges(
  entries: readonly Entry<Subprocessor>[],
  around: SubprocessorSurroundings,
  versions: readonly DatedList[] = [],
): SubprocessorChange[] {
  const dated = entries.flatMap((entry) =>
    happeningsOf(entry.data, around).flatMap((happening): SubprocessorChange[] => {
      const { on, ...rest } = withRegion(happening, entry, entries);
      if (on === undefined || on > around.today) return [];
      return [{ on, subprocessor: entry.id, name: entry.data.name, ...rest, basis: "dates" }];
    }),
  );
  const compared = compareLists(versions)
    .filter((change) => change.on <= around.today && untold(change, entries))
    .map(describeListChange);
  return [...dated, ...compared].sort(
    (one, other) =>
      other.on.localeCompare(one.on) ||
      one.name.localeCompare(other.name, "en") ||
      one.subprocessor.localeCompare(other.subprocessor),
  );
}

/** The changes on the day or later. */
export function changesSince(
  changes: readonly SubprocessorChange[],
  day: string,
): SubprocessorChange[] {
  return changes.filter((change) => change.on >= day);
}
