/** Counts the requests that are being answered. */
import { setTimeout as pause } from "node:timers/promises";
import type { Traffic } from "../definitions.ts";

/** Milliseconds without a request. Shorter ones are only the time in which a reader takes one answer and asks for the next. */
const CALM = 25;

export function countedTraffic(): Traffic {
  let underWay = 0;
  let ended = Number.NEGATIVE_INFINITY;
  const isQuiet = (now: number) => underWay === 0 && now - ended >= CALM;
  return {
    begin() {
      underWay += 1;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        underWay -= 1;
        ended = performance.now();
      };
    },
    async quiet(milliseconds) {
      const begun = performance.now();
      for (let now = begun; !isQuiet(now) && now - begun < milliseconds; now = performance.now())
        await pause(Math.min(CALM, milliseconds - (now - begun)), undefined, { ref: false });
    },
  };
}
