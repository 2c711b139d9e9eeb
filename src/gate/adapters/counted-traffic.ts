/** Counts the requests that are being answered. */
import { setTimeout as pause } from "node:timers/promises";
import type { Traffic } from "../definitions.ts";

export function countedTraffic(): Traffic {
  let underWay = 0;
  let waiting: (() => void)[] = [];
  return {
    begin() {
      underWay += 1;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        underWay -= 1;
        if (underWay > 0) return;
        for (const go of waiting) go();
        waiting = [];
      };
    },
    async quiet(milliseconds) {
      if (underWay === 0) return;
      const late = new AbortController();
      const silence = new Promise<void>((go) => waiting.push(go));
      await Promise.race([
        silence,
        pause(milliseconds, undefined, { signal: late.signal, ref: false }).catch(() => {}),
      ]);
      late.abort();
    },
  };
}
