/** Objections that nobody confirmed go after a week, the others when requests of that age do; with what the log holds of them. */
import { eraseContents } from "../audit/erase-contents.ts";
import { recordsAbout } from "../audit/records-of.ts";
import { sealAll } from "../audit/seal-events.ts";
import type { Services } from "../definitions.ts";
import { UNCONFIRMED_DAYS } from "../objections/file-objection.ts";
import { daysBefore } from "./cutoff.ts";

/** @returns how many were deleted */
export async function forgetObjections(services: Services, before: Date): Promise<number> {
  const { store, clock } = services;
  const old = await store.db
    .selectFrom("objections")
    .select(["id", "person_id"])
    .where((where) =>
      where.or([
        where("filed_at", "<", before),
        where.and([
          where("confirmed_at", "is", null),
          where("filed_at", "<", daysBefore(clock.now(), UNCONFIRMED_DAYS)),
        ]),
      ]),
    )
    .execute();
  for (const { id, person_id: personId } of old)
    await store.transaction(async (tx) => {
      await sealAll(tx);
      const rows = await recordsAbout(tx, { personId, ids: [id] });
      await tx.deleteFrom("objections").where("id", "=", id).execute();
      if (rows.length > 0)
        await eraseContents(tx, services, { type: "retention.expired", subject: personId, rows });
    });
  return old.length;
}
