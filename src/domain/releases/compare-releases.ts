/** What changed between two releases, entry by entry and fact by fact. */
import { RELEASE_SECTIONS, type Release, type ReleaseSection } from "../../schemas/release.ts";

/** Kept as a hash: that it changed is told, and not what it was. */
export const TEXT = "Text";

export interface FactChange {
  label: string;
  /** Undefined where it was not stated. */
  before?: string | undefined;
  after?: string | undefined;
}

export interface ReleaseChange {
  section: ReleaseSection;
  id: string;
  name: string;
  kind: "added" | "removed" | "changed";
  facts: FactChange[];
}

export function compareReleases(before: Release, after: Release): ReleaseChange[] {
  return RELEASE_SECTIONS.flatMap((section) => {
    const old = before.sections[section];
    const now = after.sections[section];
    return [...new Set([...Object.keys(now), ...Object.keys(old)])]
      .sort()
      .flatMap((id): ReleaseChange[] => {
        const [was, is] = [old[id], now[id]];
        const shown = is ?? was;
        if (!shown) return [];
        const kind = was ? (is ? "changed" : "removed") : "added";
        const facts = compareFacts(was?.facts ?? {}, is?.facts ?? {});
        if (was && is && was.name !== is.name)
          facts.unshift({ label: "Name", before: was.name, after: is.name });
        if (kind === "changed" && facts.length === 0) return [];
        return [{ section, id, name: shown.name, kind, facts: kind === "changed" ? facts : [] }];
      });
  });
}

function compareFacts(was: Record<string, string>, is: Record<string, string>): FactChange[] {
  return (
    [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((label) => was[label] !== is[label])
      // A release that kept no text says nothing of whether it changed.
      .filter((label) => label !== TEXT || (was[TEXT] && is[TEXT]))
      .map((label) => ({ label, before: was[label], after: is[label] }))
  );
}
