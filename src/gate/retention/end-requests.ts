/** Requests that nobody confirmed lapse, and requests that nobody decided expire. Each says itself when. */
import type { Services } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { moveRequest } from "../requests/move-request.ts";
import type { RequestState } from "../tables.ts";

const ENDS = [
  { from: ["unverified"], to: "lapsed" },
  { from: ["verified", "pending", "more-info"], to: "expired" },
] as const satisfies readonly { from: readonly RequestState[]; to: RequestState }[];

export async function endRequests(services: Services): Promise<number> {
  const { store, clock } = services;
  let ended = 0;
  for (const { from, to } of ENDS) {
    const due = await store.db
      .selectFrom("requests")
      .select(["id", "person_id"])
      .where("state", "in", from)
      .where("expires_at", "<=", clock.now())
      .orderBy("expires_at")
      .execute();
    for (const { id, person_id: personId } of due) {
      const move = { id, personId, from, to };
      if (await store.transaction((tx) => moveRequest(tx, services, move))) ended += 1;
    }
  }
  return ended;
}

export const endRequestsJob: Job = {
  name: "end-requests",
  everySeconds: 3600,
  async run(services) {
    const count = await endRequests(services);
    if (count > 0) services.logger.info("requests-ended", { count });
  },
};
