/** Runs jobs until they are stopped, each in its own loop, so that none overlaps itself and none waits for another. */
import { setTimeout as pause } from "node:timers/promises";
import type { Services } from "../definitions.ts";
import type { Job } from "./job.ts";
import { isShared, runTurn } from "./run-turn.ts";

export interface RunningJobs {
  /** Starts nothing more and waits for what runs. */
  stop(): Promise<void>;
}

/** Seconds between two looks whether a job that is shared among servers is due. */
const LOOK = 60;
const LONGEST_REST = 15;

export function startJobs(services: Services, jobs: readonly Job[]): RunningJobs {
  const stopping = new AbortController();
  const loops = jobs.map((job) => loop(services, job, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function loop(services: Services, job: Job, stopping: AbortSignal): Promise<void> {
  const seconds = isShared(job) ? Math.min(job.everySeconds / 4, LOOK) : job.everySeconds;
  for (let failures = 0; !stopping.aborted; ) {
    try {
      await runTurn(services, job);
      failures = 0;
    } catch (error) {
      failures += 1;
      services.logger.error("job-failed", error, { job: job.name, failures });
    }
    // A database that is away is not asked, and logged, every second.
    await rest(Math.min(seconds * 2 ** failures, Math.max(seconds, LONGEST_REST)), stopping);
  }
}

async function rest(seconds: number, stopping: AbortSignal): Promise<void> {
  try {
    await pause(seconds * 1000, undefined, { signal: stopping, ref: false });
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}
