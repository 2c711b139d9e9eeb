/** Ends grants whose time is over. Downloads look at the clock themselves, so nothing depends on how often this runs. */
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";

type Of = { personId: string; documentId: string };

export async function expireGrants(
  tx: Tx,
  services: Pick<Services, "clock" | "random">,
  of?: Of,
): Promise<number> {
  const ended = await tx
    .updateTable("grants")
    .set({ state: "expired" })
    .where("state", "=", "active")
    .where("until", "<=", services.clock.now())
    .$if(of !== undefined, (query) =>
      query
        .where("person_id", "=", of?.personId ?? "")
        .where("document_id", "=", of?.documentId ?? ""),
    )
    .returning(["id", "person_id", "document_id"])
    .execute();
  for (const grant of ended)
    await recordEvent(tx, services, {
      type: "grant.expired",
      subject: grant.person_id,
      refs: { grant: grant.id, document: grant.document_id },
    });
  return ended.length;
}

export const expireGrantsJob: Job = {
  name: "expire-grants",
  everySeconds: 300,
  async run(services) {
    const count = await services.store.transaction((tx) => expireGrants(tx, services));
    if (count > 0) services.logger.info("grants-expired", { count });
  },
};
