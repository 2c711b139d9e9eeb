/** Ends signatures that a later one or a new material version has replaced. Whether one still counts is asked of the versions anew each time. */
import { acceptedVersions } from "../../domain/door/nda-in-force.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";

type Ended = { id: string; person_id: string | null }[];

/** After a new signature: the person's earlier ones, and claims that nobody confirmed. */
export async function endEarlier(
  tx: Tx,
  services: Pick<Services, "clock" | "random">,
  { personId, by }: { personId: string; by: string },
): Promise<void> {
  const ended = await tx
    .updateTable("agreements")
    .set({ state: "superseded" })
    .where("person_id", "=", personId)
    .where("id", "<>", by)
    .where((where) =>
      where.or([
        where.and([where("state", "=", "signed"), where("capacity", "<>", "elsewhere")]),
        where.and([where("state", "=", "claimed"), where("confirmed_at", "is", null)]),
      ]),
    )
    .returning(["id", "person_id"])
    .execute();
  await record(tx, services, ended, { replacedBy: by });
}

/** After a new material version has come into force. */
export async function endOutdated(
  tx: Tx,
  services: Pick<Services, "catalogue" | "clock" | "random">,
): Promise<number> {
  const today = services.clock.now().toISOString().slice(0, 10);
  const accepted = acceptedVersions(services.catalogue, today);
  // No text in force is a fault of the content: nothing is given, and nothing ends for it.
  if (accepted.length === 0) return 0;
  const ended = await tx
    .updateTable("agreements")
    .set({ state: "superseded" })
    .where("state", "=", "signed")
    .where("capacity", "<>", "elsewhere")
    .where((where) =>
      where.not(
        where.or(
          accepted.map(({ id, version }) =>
            where.and([where("nda_id", "=", id), where("nda_version", "=", version)]),
          ),
        ),
      ),
    )
    .returning(["id", "person_id"])
    .execute();
  await record(tx, services, ended, {});
  return ended.length;
}

async function record(
  tx: Tx,
  services: Pick<Services, "clock" | "random">,
  ended: Ended,
  more: { replacedBy?: string },
): Promise<void> {
  for (const { id, person_id } of ended)
    await recordEvent(tx, services, {
      type: "agreement.superseded",
      subject: person_id,
      refs: { agreement: id, ...(more.replacedBy && { "replaced-by": more.replacedBy }) },
    });
}

export const supersedeJob: Job = {
  name: "supersede-agreements",
  everySeconds: 3600,
  async run(services) {
    const count = await services.store.transaction((tx) => endOutdated(tx, services));
    if (count > 0) services.logger.info("agreements-superseded", { count });
  },
};
