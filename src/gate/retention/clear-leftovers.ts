/** What has served its purpose: sessions and links that are over, counted limits, and the list of mails that were sent. */
import { KEPT } from "../../domain/door/privacy.ts";
import type { Services } from "../definitions.ts";
import { forgetOldSearches } from "../searches/count-search.ts";
import { daysBefore } from "./cutoff.ts";

/** @returns how many rows were deleted */
export async function clearLeftovers(services: Services): Promise<number> {
  const { store, clock, catalogue, mailFolder } = services;
  const now = clock.now();
  // So long a link still says that it was used or is too old, instead of that it is unknown.
  const links = daysBefore(now, KEPT.linkDays);
  const sessions = daysBefore(now, KEPT.sessionDays);
  const deleted = [
    await store.db.deleteFrom("rate_limits").where("reset_at", "<=", now).executeTakeFirst(),
    await store.db.deleteFrom("links").where("expires_at", "<", links).executeTakeFirst(),
    await store.db
      .deleteFrom("sessions")
      .where((where) =>
        where.or([where("expires_at", "<", sessions), where("ended_at", "<", sessions)]),
      )
      .executeTakeFirst(),
  ];
  const mails = await store.db
    .selectFrom("outbox")
    .select("id")
    .where("state", "in", ["sent", "refused"])
    .where("created_at", "<", daysBefore(now, catalogue.access.retention.mailDays))
    .execute();
  const ids = mails.map(({ id }) => id);
  // Files first: a row that is still there leads to its file the next time.
  await mailFolder?.forget(ids);
  if (ids.length > 0)
    deleted.push(await store.db.deleteFrom("outbox").where("id", "in", ids).executeTakeFirst());
  const searches = await forgetOldSearches(services);
  return deleted.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), searches);
}
