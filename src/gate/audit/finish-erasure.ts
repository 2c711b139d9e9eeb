/**
 * What no transaction covers: mail files, and what deleted rows leave in the database's files. A mark with the mails' ids is
 * written with the erasure, so that a crash in between is made good, and a mail that was being sent at that moment is caught: the
 * job comes round again until the mark is an hour old.
 */
import { keepErased } from "../backups/keep-erased.ts";
import type { Services, Tx } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { scrubDatabase } from "./scrub-database.ts";

const PREFIX = "erasure:";
const HOUR = 3_600_000;

export interface Unfinished {
  personId: string;
  mails: readonly string[];
  now: Date;
}

export async function noteUnfinished(tx: Tx, { personId, mails, now }: Unfinished): Promise<void> {
  const value = JSON.stringify(mails);
  await tx
    .insertInto("marks")
    .values({ name: `${PREFIX}${personId}`, at: now, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ at: now, value }))
    .execute();
}

/** @returns whether all that is noted is gone; if not, the log says why, and the job tries again */
export async function finishErasures(
  services: Needed & Pick<Services, "logger">,
): Promise<boolean> {
  try {
    await finish(services);
    return true;
  } catch (error) {
    services.logger.error("erasure-unfinished", error);
    return false;
  }
}

type Needed = Pick<Services, "store" | "clock"> & Partial<Pick<Services, "mailFolder" | "backups">>;

async function finish(services: Needed): Promise<void> {
  const { store, clock, mailFolder } = services;
  const marks = await store.db
    .selectFrom("marks")
    .select(["name", "at", "value"])
    .where("name", "like", `${PREFIX}%`)
    .execute();
  if (marks.length === 0) return;
  await keepErased(services);
  await mailFolder?.forget(marks.flatMap(({ value }) => JSON.parse(value) as string[]));
  await scrubDatabase(store);
  await store.db
    .deleteFrom("marks")
    .where(
      "name",
      "in",
      marks.map(({ name }) => name),
    )
    .where("at", "<", new Date(clock.now().getTime() - HOUR))
    .execute();
}

export const finishErasuresJob: Job = {
  name: "finish-erasures",
  everySeconds: 3600,
  run: finish,
};
