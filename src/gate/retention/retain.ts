/** Keeps what is kept no longer than the portal says: every day, once for all servers. */
import { eraseAgain } from "../audit/erase-again.ts";
import { findReturned } from "../audit/find-returned.ts";
import { finishErasures } from "../audit/finish-erasure.ts";
import { scrubDatabase } from "../audit/scrub-database.ts";
import type { Services } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { clearLeftovers } from "./clear-leftovers.ts";
import { monthsBefore } from "./cutoff.ts";
import { endRequests } from "./end-requests.ts";
import { expireAgreements } from "./expire-agreements.ts";
import { expireContents } from "./expire-contents.ts";
import { forgetObjections } from "./forget-objections.ts";
import { forgetPeople } from "./forget-people.ts";
import { forgetRequests } from "./forget-requests.ts";

export interface Retained {
  ended: number;
  requests: number;
  people: number;
  agreements: number;
  contents: number;
  leftovers: number;
  objections: number;
  /** Erased people about whom something was written at the moment of their erasure. */
  again: number;
}

/** The order matters: people go once nothing hangs on them, and contents by age only after what names them. */
export async function retain(services: Services): Promise<Retained> {
  const { clock, catalogue, store } = services;
  const before = monthsBefore(clock.now(), catalogue.access.retention.requestMonths);
  const retained = {
    ended: await endRequests(services),
    requests: await forgetRequests(services, before),
    objections: await forgetObjections(services, before),
    agreements: await expireAgreements(services, before),
    people: await forgetPeople(services, before),
    contents: await expireContents(services, before),
    leftovers: await clearLeftovers(services),
    again: await eraseAgain(services, await findReturned(store.db)),
  };
  await finishErasures(services);
  const { requests, agreements, people, contents } = retained;
  if (requests + agreements + people + contents > 0) await scrubDatabase(store);
  return retained;
}

export const retainJob: Job = {
  name: "retain",
  everySeconds: 86_400,
  async run(services) {
    const retained = await retain(services);
    if (Object.values(retained).some((count) => count > 0))
      services.logger.info("retained", { ...retained });
  },
};
