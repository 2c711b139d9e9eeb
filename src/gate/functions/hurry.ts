/**
 * What a server does every second has to ride on requests here: events are sealed and mail leaves right after the answer that caused
 * them, and once a minute with whatever request comes by. The scheduled call does the rest.
 */
import type { Services } from "../definitions.ts";
import { JOBS } from "../jobs/jobs.ts";
import { runOnce } from "../jobs/run-once.ts";
import { isShared } from "../jobs/run-turn.ts";

const URGENT = JOBS.filter((job) => !isShared(job));
const MINUTE = 60_000;
let last = 0;

/** Throws nothing: faults are in the log, and the next request or call tries again. */
export async function hurry(services: Services, method: string): Promise<void> {
  const now = performance.now();
  if (method !== "POST" && last > 0 && now - last < MINUTE) return;
  last = now;
  await runOnce(services, URGENT);
}
