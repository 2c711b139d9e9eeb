/** What `/share/entries.json` holds, as the page's script reads it. */
import type { SharedKind } from "#src/domain/share-choice.ts";

export interface ShareEntry {
  id: string;
  href: string;
  title: string;
  state: string;
  facts: [label: string, text: string][];
  text?: string | undefined;
}

export interface ShareEntries {
  asOf: string;
  holdsUntil: string;
  kinds: Record<SharedKind, ShareEntry[]>;
}

export const KIND_NAMES: Readonly<Record<SharedKind, string>> = {
  reports: "Reports",
  criteria: "Criteria",
  answers: "Answers",
  policies: "Policies",
};
