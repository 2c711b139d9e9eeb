/**
 * Sends the head of the log to the owners every day on which it has grown: a copy of it outside the database. Whoever cuts the
 * end of the log, or writes it anew, cannot change what lies in their mailboxes.
 */
import { sql } from "kysely";
import type { Services, Tx } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { tellApprovers } from "../mail/tell-approvers.ts";
import { writeHead } from "./chain-words.ts";
import { readHead, sealEvents } from "./seal-events.ts";

const MARK = "head-mailed";

/** @returns whether it was mailed */
export async function mailHead(services: Services): Promise<boolean> {
  await sealEvents(services);
  return services.store.transaction(async (tx) => {
    const head = await readHead(tx);
    if (!head || !(await isNews(tx, services, writeHead(head)))) return false;
    await tellApprovers(tx, services, {
      kind: "log-head",
      personId: null,
      to: ["owner"],
      subject: `Head of the sealed log: record ${head.seq}`,
      blocks: [
        {
          kind: "text",
          text: "Keep this mail. Nothing need be done. With the head, anybody can check that records up to this one were neither changed nor cut off since.",
        },
        {
          kind: "facts",
          facts: [
            ["Head", writeHead(head)],
            ["Records", `${head.seq}`],
            ["At", `${services.clock.now().toISOString().slice(0, 19).replace("T", " ")} UTC`],
          ],
        },
        {
          kind: "text",
          text: `To check, run on the server: npm run fanlight -- audit verify --head ${writeHead(head)}`,
        },
      ],
    });
    return true;
  });
}

/** One conditional statement, so that of two servers one sends it. */
async function isNews(tx: Tx, { clock }: Services, head: string): Promise<boolean> {
  const at = clock.now();
  const row = await tx
    .insertInto("marks")
    .values({ name: MARK, at, value: head })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ at, value: head })
        .where(sql<boolean>`marks.value <> ${head}`),
    )
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

export const mailHeadJob: Job = {
  name: "mail-head",
  everySeconds: 86_400,
  async run(services) {
    await mailHead(services);
  },
};
