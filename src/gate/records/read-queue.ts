/** What waits: requests for a decision, oldest first, and agreements signed elsewhere to look up. */
import { type AddressFlag, describeAddress } from "../../domain/door/address-flags.ts";
import { loadMailDomains } from "../../frameworks/mail-domains.ts";
import type { Services } from "../definitions.ts";
import { knownDomains } from "./known-domains.ts";
import { type AgreementRecord, listAgreements } from "./list-agreements.ts";
import { listRequests, type RequestRecord } from "./list-requests.ts";

export interface Queue {
  waiting: (RequestRecord & { flags: AddressFlag[] })[];
  /** Asked something, not answered yet. */
  asked: RequestRecord[];
  claims: AgreementRecord[];
}

export async function readQueue(services: Services): Promise<Queue> {
  const { db } = services.store;
  const requests = await listRequests(db, { states: ["pending", "more-info"] });
  const claims = await listAgreements(db, { unconfirmed: true });
  const domains = await loadMailDomains();
  const known = await knownDomains(db, services);
  return {
    waiting: requests
      .filter(({ state }) => state === "pending")
      .map((one) => ({ ...one, flags: describeAddress(one, { domains, known }) })),
    asked: requests.filter(({ state }) => state === "more-info"),
    claims,
  };
}
