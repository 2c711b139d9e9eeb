/**
 * Applies the rules to a confirmed request. Called when the address is confirmed, and again when an agreement comes into force or
 * is claimed: documents that wait for a signature are decided then.
 */
import { loadMailDomains } from "../../frameworks/mail-domains.ts";
import { findCovering } from "../agreements/covering-agreement.ts";
import type { Services, Tx } from "../definitions.ts";
import { giveGrant } from "../grants/give-grant.ts";
import type { RequestState } from "../tables.ts";
import { concludeRequest } from "./conclude-request.ts";
import { type Decided, decideWanted, findInvited } from "./decide-wanted.ts";

/** In place of a rule's name where the defaults decided. */
export const NO_RULE = "none matched";

/** States in which documents may still wait for a signature. */
export const UNSETTLED: readonly RequestState[] = ["verified", "pending", "more-info", "approved"];

/** Does nothing where nothing of it is left to decide by rules. */
export async function settleRequest(tx: Tx, services: Services, requestId: string): Promise<void> {
  const request = await tx
    .selectFrom("requests")
    .selectAll()
    .where("id", "=", requestId)
    .where("state", "in", UNSETTLED)
    .forUpdate()
    .executeTakeFirst();
  if (!request) return;
  const person = await tx
    .selectFrom("people")
    .select(["id", "email", "domain"])
    .where("id", "=", request.person_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const asked = await tx
    .selectFrom("request_documents")
    .select("document_id")
    .where("request_id", "=", requestId)
    .where("state", "=", "asked")
    .orderBy("document_id")
    .execute();
  if (asked.length === 0) return;
  const decided = decideWanted(
    services.catalogue,
    asked.map((row) => row.document_id),
    {
      person,
      invitation: await findInvited(tx, request.invitation_id),
      covering: await findCovering(tx, services, { personId: person.id, domain: person.domain }),
      domains: await loadMailDomains(),
    },
  );
  for (const one of decided) await write(tx, services, { request, one });
  if (decided.length > 0) await concludeRequest(tx, services, { request, person, decided });
}

async function write(
  tx: Tx,
  services: Services,
  {
    request,
    one,
  }: {
    request: { id: string; person_id: string; invitation_id: string | null };
    one: Decided;
  },
): Promise<void> {
  const { documentId, verdict, rule, outcome, nda, days } = one;
  await tx
    .updateTable("request_documents")
    .set({ state: verdict, rule: rule ?? null, outcome, nda, days })
    .where("request_id", "=", request.id)
    .where("document_id", "=", documentId)
    .execute();
  if (verdict !== "granted") return;
  await giveGrant(tx, services, {
    personId: request.person_id,
    documentId,
    days,
    nda,
    grantedBy: `rule: ${rule ?? NO_RULE}`,
    requestId: request.id,
    ...(request.invitation_id && { invitationId: request.invitation_id }),
  });
}
