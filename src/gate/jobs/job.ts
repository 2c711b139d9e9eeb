/** Work that nobody asks for: each concept exports its own, `jobs.ts` lists them all. */
import type { Services } from "../definitions.ts";

export interface Job {
  /** `send-outbox`: named so in the log, and in `marks` where it runs once for all servers. */
  name: string;
  /** Pause between the end of one run and the start of the next. */
  everySeconds: number;
  /** What it throws is logged, and it runs again at the next turn. */
  run(services: Services): Promise<void>;
}
