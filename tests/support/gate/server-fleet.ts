/** Several servers on one database, of which one is killed and started again every second. */
import { setTimeout as sleep } from "node:timers/promises";
import type { DoorServer } from "./door-server.ts";

export interface Fleet {
  /** Of a server that answers, chosen at random; of one that is gone where none does. */
  url(): string;
  kills(): number;
  /** Until they are told to stop. */
  killAtRandom(every: number): Promise<void>;
  /** No further kill; resolves when all are up. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export async function startFleet(size: number, start: () => Promise<DoorServer>): Promise<Fleet> {
  const running = new Set<DoorServer>();
  const starting = new Set<Promise<void>>();
  let isOver = false;
  let kills = 0;
  let last = "http://127.0.0.1:9";
  const add = () => {
    const adding = start().then((server) => {
      running.add(server);
      last = server.url;
    });
    starting.add(adding);
    return adding.finally(() => starting.delete(adding));
  };
  const chosen = () => [...running][Math.floor(Math.random() * running.size)];
  await Promise.all(Array.from({ length: size }, add));
  return {
    url: () => chosen()?.url ?? last,
    kills: () => kills,
    async killAtRandom(every) {
      while (!isOver) {
        await sleep(every);
        const victim = chosen();
        // Somebody has to answer, or nothing would be told that could be lost.
        if (isOver || !victim || running.size < 2) continue;
        running.delete(victim);
        await victim.kill();
        kills += 1;
        void add();
      }
    },
    async settle() {
      isOver = true;
      while (starting.size > 0) await Promise.all(starting);
    },
    async stop() {
      await Promise.all([...running].map((server) => server.stop()));
    },
  };
}
