/**
 * Which style sheets stay within their pages. Each has a hash in the one header that all pages share, and hosts cap the length of a
 * header, so only so many can; the others become files, which `style-src 'self'` allows at the price of one more request.
 */
import { contentPolicy } from "#src/domain/headers/content-policy.ts";
import { LONGEST_LINE } from "./limits.ts";
import { hashSheet } from "./read-page.ts";

export interface PageSheets {
  /** Address or file of the page; the home page's is `index.html`. */
  file: string;
  sheets: readonly string[];
}

export interface Fit {
  /** Hashes of those that stay, sorted. */
  styles: string[];
  /** Those that become files. */
  moved: ReadonlySet<string>;
}

const HEADER = "Content-Security-Policy: ";

export interface FitOptions {
  /** Origins that a page's policy names besides. */
  asks?: readonly string[];
  longest?: number;
}

export function fitSheets(
  pages: readonly PageSheets[],
  { asks = [], longest = LONGEST_LINE }: FitOptions = {},
): Fit {
  const uses = new Map<string, number>();
  for (const { file, sheets } of pages) {
    // The home page is the one that most see first.
    for (const sheet of sheets)
      uses.set(sheet, (uses.get(sheet) ?? 0) + (file === "index.html" ? Infinity : 1));
  }
  const ranked = [...uses]
    .map(([sheet, count]) => ({ sheet, count, hash: hashSheet(sheet) }))
    .sort((one, other) => other.count - one.count || (one.hash < other.hash ? -1 : 1));
  const room = longest - HEADER.length - contentPolicy({ asks }).length;
  const most = Math.max(0, Math.floor(room / (hashSheet("").length + 1)));
  return {
    styles: ranked
      .slice(0, most)
      .map(({ hash }) => hash)
      .sort(),
    moved: new Set(ranked.slice(most).map(({ sheet }) => sheet)),
  };
}
