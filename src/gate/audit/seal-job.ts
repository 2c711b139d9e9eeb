/** Seals what has happened, on every server: whoever comes first takes it, under the sealer's lock. */
import type { Job } from "../jobs/job.ts";
import { sealEvents } from "./seal-events.ts";

export const sealEventsJob: Job = {
  name: "seal-events",
  everySeconds: 1,
  async run(services) {
    await sealEvents(services);
  },
};
