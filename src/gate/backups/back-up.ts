/** A backup of the database, on demand and every day. The ids of those who were erased are kept beside it, before it is taken. */
import type { Services } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { keepErased } from "./keep-erased.ts";

export interface Backup {
  path: string;
  bytes: number;
  /** Last sealed record of the log in it. */
  head: { seq: number; hash: string } | null;
  /** How many rows it has. */
  rows: number;
}

type Needed = Pick<Services, "store" | "clock" | "backups">;

/** @param file where to instead of the folder of backups */
export async function backUp({ store, clock, backups }: Needed, file?: string): Promise<Backup> {
  if (!backups) throw new Error("There is no folder for backups.");
  await keepErased({ store, clock, backups });
  const at = clock.now();
  let first: string | undefined;
  let rows = 0;
  async function* watched() {
    for await (const line of store.dump(at)) {
      first ??= line;
      if (line.startsWith("[")) rows += 1;
      yield line;
    }
  }
  const written = await backups.write(watched(), at, file);
  const { head } = JSON.parse(first ?? "{}") as Pick<Backup, "head">;
  return { ...written, head, rows };
}

/** PostgreSQL's backups are its owner's: pg_dump, or what the host makes. */
export const backUpJob: Job = {
  name: "backup",
  everySeconds: 86_400,
  async run(services) {
    if (services.store.dialect !== "pglite" || !services.backups) return;
    const { bytes, rows, head } = await backUp(services);
    services.logger.info("backup", { bytes, rows, head: head?.seq ?? 0 });
  },
};
