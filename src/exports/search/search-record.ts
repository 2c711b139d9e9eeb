/** What can be found: one entry of the search index and of the index from A to Z. */
import type { SearchKind } from "../../domain/search/kinds.ts";
import type { Category } from "../../schemas/company.ts";

export interface SearchRecord {
  /** Address within the portal, with the fragment where it stands. */
  url: string;
  kind: SearchKind;
  title: string;
  /** Where in the portal: "Access control policy", "CC6 Logical and physical access". */
  where: string;
  /** What is searched beside the title, in plain words. */
  text: string;
  /** A state of its kind, as the domain names it: "review-overdue". */
  state?: string | undefined;
  /** "Approved" and the day. */
  date?: { label: string; on: string } | undefined;
  categories: Category[];
}

/** Parts that are there, each as a sentence of the text that is searched and shown. */
export function inSentences(parts: readonly (string | undefined | false)[]): string {
  return parts
    .flatMap((part) => (part ? [part.trim().replace(/\.$/, "")] : []))
    .filter(Boolean)
    .join(". ");
}
