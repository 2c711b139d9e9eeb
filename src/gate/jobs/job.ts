/** Work that nobody asks for: each concept exports its own, `jobs.ts` lists them all. */
import type { Services } from "../definitions.ts";

export interface Job {
  /** `send-outbox`: named so in the log and in `marks`. */
  name: string;
  /**
   * Below 60: it runs on every server, with this pause between the end of one run and the start of the next. From 60 on: it runs
   * once in this time for all servers.
   */
  everySeconds: number;
  /** What it throws is logged, and it runs again at the next turn. */
  run(services: Services): Promise<void>;
}
