/** Limits as the database's functions `take_points` and `take_points_together` read them, and what the latter answers. */
import type { Limit } from "./take-point.ts";

export interface LimitRow {
  key: string;
  points: number;
  cost: number;
  reset_at: Date;
}

export function limitRows(limits: readonly Limit[], now: Date): LimitRow[] {
  return limits.map(({ key, points, seconds, cost = 1 }) => ({
    key,
    points,
    cost,
    reset_at: new Date(now.getTime() + seconds * 1000),
  }));
}

export function latest(calls: readonly { at: Date }[]): Date {
  return new Date(Math.max(...calls.map(({ at }) => at.getTime())));
}

/** @param beyond places, from 1, of the calls of which a limit is used up @returns of each whether it is within its limits */
export function withinOf(
  calls: readonly unknown[],
  beyond: readonly number[] | undefined,
): boolean[] {
  if (!beyond) throw new Error("The database does not say which limits are used up.");
  const over = new Set(beyond);
  return calls.map((_, index) => !over.has(index + 1));
}
