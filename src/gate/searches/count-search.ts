/** Counts the days on which a search found nothing. Who searched is not known here, and what was searched once is not kept readable. */
import { sql } from "kysely";
import { dayOf } from "../../domain/dates.ts";
import { plainSearch } from "../../domain/search/missed-search.ts";
import type { Handle, Services } from "../definitions.ts";

/** Days on which it was searched for, before its words are kept. */
export const READABLE_DAYS = 3;
/** Different searches; further ones are not counted. */
const MOST = 5000;

export async function countSearch(
  { store, clock, secrets }: Pick<Services, "store" | "clock" | "secrets">,
  typed: string,
): Promise<void> {
  // Never trusted to have been made plain before.
  const words = plainSearch(typed);
  if (!words) return;
  const key = secrets.sign("missed-search", words);
  const today = dayOf(clock.now().toISOString());
  await sql`
    insert into missed_searches as known (key, words, days, last_on)
    select ${key}, null, 1, ${today}
    where (select count(*) from missed_searches) < ${sql.lit(MOST)}
      or exists (select from missed_searches where key = ${key})
    on conflict (key) do update set
      days = known.days + 1,
      last_on = excluded.last_on,
      words = case when known.days + 1 >= ${sql.lit(READABLE_DAYS)} then ${words} end
    where known.last_on < excluded.last_on`.execute(store.db);
}

export interface MissedSearch {
  key: string;
  words: string;
  days: number;
  lastOn: string;
}

/** Those searched for on most days first. */
export async function listMissedSearches(db: Handle, limit: number): Promise<MissedSearch[]> {
  const rows = await db
    .selectFrom("missed_searches")
    .selectAll()
    .where("words", "is not", null)
    .orderBy("days", "desc")
    .orderBy("last_on", "desc")
    .orderBy("words")
    .limit(limit)
    .execute();
  return rows.map(({ key, words, days, last_on }) => ({
    key,
    words: words ?? "",
    days,
    lastOn: last_on,
  }));
}

/** It is answered now, or not worth it. */
export async function forgetSearch(db: Handle, key: string): Promise<void> {
  await db.deleteFrom("missed_searches").where("key", "=", key).execute();
}

const PENDING_DAYS = 90;
const LISTED_DAYS = 365;

/** @returns how many were deleted */
export async function forgetOldSearches({
  store,
  clock,
}: Pick<Services, "store" | "clock">): Promise<number> {
  const before = (days: number) =>
    dayOf(new Date(clock.now().getTime() - days * 86_400_000).toISOString());
  const { numDeletedRows } = await store.db
    .deleteFrom("missed_searches")
    .where((where) =>
      where.or([
        where("last_on", "<", before(LISTED_DAYS)),
        where.and([where("words", "is", null), where("last_on", "<", before(PENDING_DAYS))]),
      ]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
