/**
 * One turn of a job. Jobs that come round often run on every server and share their work by leases and locks. The others run once
 * for all servers: the turn is claimed by one conditional statement, and given back where the job fails.
 */
import { sql } from "kysely";
import type { Services } from "../definitions.ts";
import type { Job } from "./job.ts";

const SHARED_FROM = 60;

export function isShared({ everySeconds }: Job): boolean {
  return everySeconds >= SHARED_FROM;
}

export async function runTurn(services: Services, job: Job): Promise<void> {
  if (!isShared(job)) return job.run(services);
  const claimed = await claimTurn(services, job);
  if (!claimed) return;
  try {
    await job.run(services);
  } catch (error) {
    await giveBack(services, job, claimed);
    throw error;
  }
}

const markOf = ({ name }: Job) => `job:${name}`;

/** @returns when it was claimed; undefined where it is not due, or another server has it */
async function claimTurn({ store, clock }: Services, job: Job): Promise<Date | undefined> {
  const now = clock.now();
  const due = new Date(now.getTime() - job.everySeconds * 1000);
  const row = await store.db
    .insertInto("marks")
    .values({ name: markOf(job), at: now, value: "" })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ at: sql`excluded.at` })
        // A clock that was ahead must not hold the job back until that time comes.
        .where((where) =>
          where.or([where("marks.at", "<=", due), where("marks.at", ">", inADay(now))]),
        ),
    )
    .returning("at")
    .executeTakeFirst();
  return row && now;
}

function inADay(now: Date): Date {
  return new Date(now.getTime() + 86_400_000);
}

async function giveBack({ store }: Services, job: Job, claimed: Date): Promise<void> {
  await store.db
    .updateTable("marks")
    .set({ at: new Date(claimed.getTime() - job.everySeconds * 1000) })
    .where("name", "=", markOf(job))
    .where("at", "=", claimed)
    .execute();
}
