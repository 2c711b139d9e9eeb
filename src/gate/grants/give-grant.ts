/**
 * Gives a person a document. There is one active grant for each of both: a second gift adds to the first and takes nothing away,
 * so whoever wants to give less revokes before.
 */
import { findCovering, isCovered } from "../agreements/covering-agreement.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { expireGrants } from "./expire-grants.ts";
import { joinTerms, startTerms, type Terms } from "./grant-terms.ts";

export interface Gift {
  personId: string;
  documentId: string;
  /** 1 to 365, counted from when it can be used. */
  days: number;
  nda: "required" | "exempt";
  /** Address of the approver, or `rule: <name>`. */
  grantedBy: string;
  requestId?: string | undefined;
  invitationId?: string | undefined;
  /** No limit where it is left out. */
  maxDownloads?: number | undefined;
}

/** The clock starts at once, unless the reader has something to sign first. */
export async function giveGrant(
  tx: Tx,
  services: Services,
  gift: Gift,
): Promise<{ grantId: string }> {
  const { personId, documentId, requestId, invitationId } = gift;
  await expireGrants(tx, services, { personId, documentId });
  const now = services.clock.now();
  const covered = await isPersonCovered(tx, services, personId);
  const terms: Terms = {
    nda: gift.nda,
    days: gift.days,
    max_downloads: gift.maxDownloads ?? null,
    ...startTerms(gift, { covered, now }),
  };
  const id = services.random.uuid();
  const inserted = await tx
    .insertInto("grants")
    .values({
      id,
      person_id: personId,
      request_id: requestId ?? null,
      invitation_id: invitationId ?? null,
      document_id: documentId,
      state: "active",
      ...terms,
      granted_by: gift.grantedBy,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(["person_id", "document_id"]).where("state", "=", "active").doNothing(),
    )
    .returning(["id", "until"])
    .executeTakeFirst();
  const given = inserted ?? (await addTo(tx, gift, { terms, covered, now }));
  await recordEvent(tx, services, {
    type: inserted ? "grant.given" : "grant.extended",
    subject: personId,
    refs: {
      grant: given.id,
      document: documentId,
      ...(requestId && { request: requestId }),
      ...(invitationId && { invitation: invitationId }),
    },
    payload: {
      by: gift.grantedBy,
      nda: gift.nda,
      days: gift.days,
      until: given.until?.toISOString() ?? null,
      maxDownloads: gift.maxDownloads ?? null,
    },
  });
  return { grantId: given.id };
}

async function addTo(
  tx: Tx,
  gift: Gift,
  { terms, covered, now }: { terms: Terms; covered: boolean; now: Date },
): Promise<{ id: string; until: Date | null }> {
  const { id, used, ...before } = await tx
    .selectFrom("grants")
    .select(["id", "used", "nda", "days", "starts_at", "until", "max_downloads"])
    .where("person_id", "=", gift.personId)
    .where("document_id", "=", gift.documentId)
    .where("state", "=", "active")
    .forUpdate()
    .executeTakeFirstOrThrow();
  return tx
    .updateTable("grants")
    .set({
      ...joinTerms(before, terms, { used, covered, now }),
      granted_by: gift.grantedBy,
      ...(gift.requestId && { request_id: gift.requestId }),
      ...(gift.invitationId && { invitation_id: gift.invitationId }),
      warned_at: null,
    })
    .where("id", "=", id)
    .returning(["id", "until"])
    .executeTakeFirstOrThrow();
}

async function isPersonCovered(tx: Tx, services: Services, personId: string): Promise<boolean> {
  const { domain } = await tx
    .selectFrom("people")
    .select("domain")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return isCovered(await findCovering(tx, services, { personId, domain }));
}
