/** A copy that was left for its reader carries a name, so it does not stay. */
import type { Job } from "../jobs/job.ts";

/** Longer than an address opens, and a reader on a slow line takes to begin. */
const KEPT = 5 * 60_000;

export const clearHandedOverJob: Job = {
  name: "clear-handed-over",
  everySeconds: 240,
  async run({ handover, clock }) {
    await handover?.place?.clear(new Date(clock.now().getTime() - KEPT));
  },
};
