/** The limit of a route, counted for all requests that come at once by one statement: every post of a stranger begins with it. */
import { sql } from "kysely";
import type { Store } from "../definitions.ts";
import { gatherCalls } from "../gather-calls.ts";
import { asJson } from "../tables.ts";
import { type LimitRow, latest, limitRows, withinOf } from "./limit-rows.ts";
import type { Limit } from "./take-point.ts";

interface Call {
  limits: [LimitRow];
  at: Date;
}

const POINTS_AT_ONCE = 64;
const counters = new WeakMap<Store, (call: Call) => Promise<boolean>>();

/** @returns whether it is within the limit */
export function takeRoutePoint(store: Store, limit: Limit, at: Date): Promise<boolean> {
  const [row] = limitRows([limit], at);
  if (!row) throw new Error("There is no limit to count.");
  return counterOf(store)({ limits: [row], at });
}

function counterOf(store: Store): (call: Call) => Promise<boolean> {
  const known = counters.get(store);
  if (known) return known;
  const count = gatherCalls<Call, boolean>({
    most: POINTS_AT_ONCE,
    concernsAll: store.isOutage,
    async run(calls) {
      const rows = await store.ask(sql<{ beyond: number[] }>`
        select take_points_together(${asJson(calls)}, ${latest(calls)}::timestamptz) as beyond`);
      return withinOf(calls, rows[0]?.beyond);
    },
  });
  counters.set(store, count);
  return count;
}
