/** Every job once, one after the other: for hosts that call on a schedule instead of keeping a process. */
import type { Services } from "../definitions.ts";
import type { Job } from "./job.ts";
import { runTurn } from "./run-turn.ts";

/** @returns names of those that failed; why is in the log */
export async function runOnce(services: Services, jobs: readonly Job[]): Promise<string[]> {
  const failed: string[] = [];
  for (const job of jobs) {
    try {
      await runTurn(services, job);
    } catch (error) {
      failed.push(job.name);
      services.logger.error("job-failed", error, { job: job.name, failures: 1 });
    }
  }
  return failed;
}
