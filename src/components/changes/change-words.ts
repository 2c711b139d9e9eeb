/** What changed, in words and links. */
import { addressOf } from "#src/domain/addresses.ts";
import { formatDay } from "#src/domain/dates.ts";
import {
  compareReleases,
  type FactChange,
  type ReleaseChange,
  TEXT,
} from "#src/domain/releases/compare-releases.ts";
import { RELEASE_SECTIONS, type Release, type ReleaseSection } from "#src/schemas/release.ts";

export const SECTION_NAMES: Readonly<Record<ReleaseSection, string>> = {
  reports: "Reports",
  subprocessors: "Subprocessors",
  regions: "Regions",
  policies: "Policies",
  answers: "Answers",
  publication: "What is published",
};

export const KIND_WORDS: Readonly<Record<ReleaseChange["kind"], string>> = {
  added: "New",
  removed: "Gone",
  changed: "Changed",
};

const readable = (text: string) => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, formatDay);

/** "Version: 3.4, now 4.0". */
export function tellFact({ label, before, after }: FactChange): string {
  if (label === TEXT) return "The text was changed";
  if (before === undefined) return `${label}: now ${readable(after ?? "")}, not stated before`;
  if (after === undefined) return `${label}: ${readable(before)}, no longer stated`;
  return `${label}: ${readable(before)}, now ${readable(after)}`;
}

/** Undefined for what is gone, and where there is no place of its own. */
export function linkOf({ section, id, kind }: ReleaseChange): string | undefined {
  if (kind === "removed") return undefined;
  if (section === "reports") return addressOf.report(id);
  if (section === "subprocessors") return addressOf.subprocessor(id);
  if (section === "policies") return addressOf.policy(id);
  if (section === "answers") return addressOf.answer(id);
  return section === "regions" ? "/data/" : undefined;
}

export function groupChanges(before: Release, now: Release) {
  const changes = compareReleases(before, now);
  return RELEASE_SECTIONS.map((section) => ({
    section,
    name: SECTION_NAMES[section],
    changes: changes.filter((change) => change.section === section),
  }));
}

/** The release to compare with where nobody says another: the newest that is at least eleven months old, else the oldest. */
export function findYearAgo(releases: readonly Release[], before: string): Release | undefined {
  return releases.filter(({ on }) => on <= before).at(-1) ?? releases[0];
}
