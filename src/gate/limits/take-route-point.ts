/** The limit of a route, counted for all requests that come at once by one statement: every post of a stranger begins with it. */
import { sql } from "kysely";
import type { Store } from "../definitions.ts";
import { gatherCalls } from "../gather-calls.ts";
import { asJson } from "../tables.ts";
import { type LimitRow, limitRows } from "./limit-rows.ts";
import type { Limit } from "./take-point.ts";

interface Call {
  limit: LimitRow;
  at: Date;
}

const POINTS_AT_ONCE = 64;
const counters = new WeakMap<Store, (call: Call) => Promise<boolean>>();

/** @returns whether it is within the limit */
export function takeRoutePoint(store: Store, limit: Limit, at: Date): Promise<boolean> {
  const [row] = limitRows([limit], at);
  if (!row) throw new Error("There is no limit to count.");
  return counterOf(store)({ limit: row, at });
}

function counterOf(store: Store): (call: Call) => Promise<boolean> {
  const known = counters.get(store);
  if (known) return known;
  const count = gatherCalls<Call, boolean>({
    most: POINTS_AT_ONCE,
    concernsAll: store.isOutage,
    async run(calls) {
      // In the order of their keys, so that two servers never wait for each other's rows in a circle.
      const { rows } = await sql<{ place: number; within: boolean }>`
        select place, take_points(jsonb_build_array(one.call -> 'limit'), (one.call ->> 'at')::timestamptz) as within
        from (
          select call, place::int from jsonb_array_elements(${asJson(calls)}) with ordinality as each (call, place)
          order by call -> 'limit' ->> 'key', place
        ) as one`.execute(store.db);
      const within = new Map(rows.map((row) => [row.place, row.within]));
      return calls.map((_, index) => within.get(index + 1) ?? false);
    },
  });
  counters.set(store, count);
  return count;
}
