/** What waits: requests for a decision, oldest first, and agreements signed elsewhere to look up. */
import { type AddressFlag, describeAddress } from "../../../domain/door/address-flags.ts";
import { loadMailDomains } from "../../../frameworks/mail-domains.ts";
import { can } from "../../approvers/can.ts";
import { knownDomains } from "../../records/known-domains.ts";
import { type AgreementRecord, listAgreements } from "../../records/list-agreements.ts";
import { listRequests, type RequestRecord } from "../../records/list-requests.ts";
import type { Door } from "../door.ts";
import { seeOther } from "../read-form.ts";
import { type AdminFrame, enter } from "./enter.ts";

export interface QueuePage {
  frame: AdminFrame;
  now: Date;
  waiting: (RequestRecord & { flags: AddressFlag[] })[];
  /** Asked something, not answered yet. */
  asked: RequestRecord[];
  claims: AgreementRecord[];
  titles: Record<string, string>;
}

export async function queuePage(request: Request, door: Door): Promise<Response | QueuePage> {
  const entered = await enter(request, door, "prepare");
  if (entered instanceof Response) return entered;
  if (!can(entered.approver.role, "read")) return seeOther("/admin/invitations/");
  const { services } = door;
  const { db } = services.store;
  const requests = await listRequests(db, { states: ["pending", "more-info"] });
  const agreements = await listAgreements(db, {});
  const domains = await loadMailDomains();
  const known = await knownDomains(db, services);
  return {
    frame: entered.frame,
    now: services.clock.now(),
    waiting: requests
      .filter(({ state }) => state === "pending")
      .map((one) => ({ ...one, flags: describeAddress(one, { domains, known }) })),
    asked: requests.filter(({ state }) => state === "more-info"),
    claims: agreements.filter(({ state, confirmedAt }) => state === "claimed" && !confirmedAt),
    titles: titlesOf(services.catalogue),
  };
}

export function titlesOf({
  documents,
}: {
  documents: readonly { id: string; title: string }[];
}): Record<string, string> {
  return Object.fromEntries(documents.map(({ id, title }) => [id, title]));
}
