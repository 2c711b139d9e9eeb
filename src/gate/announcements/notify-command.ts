/** `notify` of the command line: the same as the job does, at once, or what it would do. */
import { sql } from "kysely";
import { z } from "zod";
import { choicesFor, NEWS_TOPICS } from "../../domain/door/topics.ts";
import type { ControlCommand } from "../control/command.ts";
import type { Handle, Services } from "../definitions.ts";
import { findNews } from "./announce-news.ts";
import { notify } from "./notify-job.ts";
import { wantsOne } from "./wants-one.ts";

const inputSchema = z.object({ dryRun: z.boolean(), since: z.iso.date().optional() });
export type NotifyInput = z.infer<typeof inputSchema>;

export interface NotifyResult {
  /** Nothing had been told before: what is older than `since` was noted as known. */
  isFirst: boolean;
  /** By topic: what is told, and to how many. */
  told: { topic: string; items: string[]; readers: number }[];
  /** Mails that were put into the outbox; none of a dry run. */
  queued: number;
}

export const notifyCommand: ControlCommand<Services> = {
  name: "notify",
  async run(services, input): Promise<NotifyResult> {
    const { dryRun, since } = inputSchema.parse(input);
    const { isFirst, fresh } = await findNews(services, { since });
    const told: NotifyResult["told"] = [];
    for (const topic of NEWS_TOPICS) {
      const items = fresh.filter((item) => item.topic === topic).map(({ title }) => title);
      if (items.length === 0) continue;
      const readers = await countReaders(services.store.db, choicesFor(topic));
      told.push({ topic, items, readers });
    }
    const queued = dryRun ? 0 : (await notify(services, { since })).queued;
    return { isFirst, told, queued };
  },
};

async function countReaders(db: Handle, choices: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom("subscriptions")
    .select(sql<number>`count(*)::int`.as("count"))
    .where(wantsOne(choices))
    .executeTakeFirstOrThrow();
  return count;
}
