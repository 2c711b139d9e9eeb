/** What `/share/entries.json` holds: written by the build, read by the page’s script. */
import type { SharedKind } from "./share-choice.ts";

export interface SharedEntry {
  id: string;
  href: string;
  title: string;
  /** "Operating", "In force"; the word of the entry's own page. */
  state: string;
  /** Short facts, each with what it is. */
  facts: [label: string, text: string][];
  /** One paragraph. */
  text?: string | undefined;
}

export interface SharedEntries {
  asOf: string;
  holdsUntil: string;
  kinds: Record<SharedKind, SharedEntry[]>;
}
