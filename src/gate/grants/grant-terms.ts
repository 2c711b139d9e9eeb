/** What a grant allows, and what two of them allow together. Pure. */
import type { Grants } from "../tables.ts";

export type Terms = Pick<Grants, "nda" | "days" | "starts_at" | "until" | "max_downloads">;

export const DAY = 86_400_000;
export const LONGEST_DAYS = 365;

export function addDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY);
}

/** The clock stands still until the reader is bound by an agreement, or needs none. */
export function startTerms(
  { nda, days }: Pick<Terms, "nda" | "days">,
  { covered, now }: { covered: boolean; now: Date },
): Pick<Terms, "starts_at" | "until"> {
  const isUsable = covered || nda === "exempt";
  return isUsable
    ? { starts_at: now, until: addDays(now, days) }
    : { starts_at: null, until: null };
}

/** The more generous of both in everything. What cannot be used yet waits as a whole. */
export function joinTerms(
  before: Terms,
  added: Terms,
  { used, covered, now }: { used: number; covered: boolean; now: Date },
): Terms {
  const nda = before.nda === "exempt" ? "exempt" : added.nda;
  const left = before.until
    ? Math.ceil((before.until.getTime() - now.getTime()) / DAY)
    : before.days;
  const days = Math.min(LONGEST_DAYS, Math.max(added.days, left));
  const max_downloads =
    before.max_downloads === null || added.max_downloads === null
      ? null
      : Math.max(before.max_downloads, used + added.max_downloads);
  const { starts_at, until } = startTerms({ nda, days }, { covered, now });
  if (!until || !before.until) return { nda, days, max_downloads, starts_at, until };
  const later = Math.max(before.until.getTime(), addDays(now, added.days).getTime());
  return { nda, days, max_downloads, starts_at: before.starts_at, until: new Date(later) };
}
