/** Limits as the database's function `take_points` reads them. */
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
