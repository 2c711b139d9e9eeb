/** Counts in fixed windows, one statement for all keys, the same on every database. */
import { sql } from "kysely";
import type { Handle } from "../definitions.ts";

export interface Limit {
  /** Holds no address in clear: an HMAC of it. */
  key: string;
  points: number;
  seconds: number;
  /** What it counts for; 1 where nothing is said. */
  cost?: number;
}

/** Adds its cost to each and says whether all are within their limits. */
export async function takePoint(
  db: Handle,
  limits: readonly Limit[],
  now: Date,
): Promise<{ within: boolean }> {
  if (limits.length === 0) return { within: true };
  // Rows are locked in this order, so that two that count the same keys never wait for each other.
  const ordered = [...limits].sort((left, right) => (left.key < right.key ? -1 : 1));
  // A window that ends later than one that begins now was begun by a clock that has been set back since: it is over.
  const isOver = sql`rate_limits.reset_at <= ${now} or rate_limits.reset_at > excluded.reset_at + interval '1 minute'`;
  const rows = await db
    .insertInto("rate_limits")
    .values(
      ordered.map(({ key, seconds, cost = 1 }) => ({
        key,
        points: cost,
        reset_at: new Date(now.getTime() + seconds * 1000),
      })),
    )
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        points: sql`case when ${isOver} then excluded.points else rate_limits.points + excluded.points end`,
        reset_at: sql`case when ${isOver} then excluded.reset_at else rate_limits.reset_at end`,
      }),
    )
    .returning(["key", "points"])
    .execute();
  const counted = new Map(rows.map(({ key, points }) => [key, points]));
  return { within: limits.every(({ key, points }) => (counted.get(key) ?? 0) <= points) };
}
