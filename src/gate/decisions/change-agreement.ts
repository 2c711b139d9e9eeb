/**
 * What an approver does to an agreement: confirms or refuses one that the visitor says was signed elsewhere, declares one void,
 * keeps one from being erased. Each is one conditional statement.
 */

import { afterBinding } from "../agreements/after-binding.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { AgreementState } from "../tables.ts";

interface Change {
  agreementId: string;
  /** Address of the approver. */
  by: string;
}

export type AgreementChange = { kind: "changed" | "not-possible" };

const CHANGED: AgreementChange = { kind: "changed" };
const NOT_POSSIBLE: AgreementChange = { kind: "not-possible" };

export async function confirmClaim(
  services: Services,
  { agreementId, by }: Change,
): Promise<AgreementChange> {
  return services.store.transaction(async (tx) => {
    const row = await tx
      .updateTable("agreements")
      .set({ confirmed_by: by, confirmed_at: services.clock.now() })
      .where("id", "=", agreementId)
      .where("state", "=", "claimed")
      .where("confirmed_at", "is", null)
      .returning("person_id")
      .executeTakeFirst();
    if (!row) return NOT_POSSIBLE;
    await record(tx, services, "agreement.confirmed", { agreementId, by, ...row });
    if (row.person_id) {
      await afterBinding(tx, services, row.person_id);
      await tellConfirmed(tx, services, row.person_id);
    }
    return CHANGED;
  });
}

/** The visitor is asked to sign instead. */
export async function refuseClaim(
  services: Services,
  { agreementId, by, reason }: Change & { reason: string },
): Promise<AgreementChange> {
  return services.store.transaction(async (tx) => {
    const row = await end(tx, agreementId, { from: ["claimed"], reason, unconfirmed: true });
    if (!row) return NOT_POSSIBLE;
    await record(tx, services, "agreement.refused", { agreementId, by, reason, ...row });
    if (row.person_id) await tellRefused(tx, services, row.person_id);
    return CHANGED;
  });
}

/** Nothing that needs the agreement can be downloaded from then on. */
export async function voidAgreement(
  services: Services,
  { agreementId, by, reason }: Change & { reason: string },
): Promise<AgreementChange> {
  return services.store.transaction(async (tx) => {
    const row = await end(tx, agreementId, { from: ["signed", "claimed", "superseded"], reason });
    if (!row) return NOT_POSSIBLE;
    await record(tx, services, "agreement.voided", { agreementId, by, reason, ...row });
    return CHANGED;
  });
}

/** While it is held, neither the end of its term nor the erasure of the person removes it. */
export async function holdAgreement(
  services: Services,
  { agreementId, by, hold, reason }: Change & { hold: boolean; reason: string },
): Promise<AgreementChange> {
  return services.store.transaction(async (tx) => {
    const row = await tx
      .updateTable("agreements")
      .set({ legal_hold: hold })
      .where("id", "=", agreementId)
      .where("legal_hold", "=", !hold)
      .where("state", "<>", "erased")
      .returning("person_id")
      .executeTakeFirst();
    if (!row) return NOT_POSSIBLE;
    const type = hold ? "agreement.held" : "agreement.released";
    await record(tx, services, type, { agreementId, by, reason, ...row });
    return CHANGED;
  });
}

async function end(
  tx: Tx,
  agreementId: string,
  {
    from,
    reason,
    unconfirmed = false,
  }: { from: readonly AgreementState[]; reason: string; unconfirmed?: boolean },
): Promise<{ person_id: string | null } | undefined> {
  return tx
    .updateTable("agreements")
    .set({ state: "void", void_reason: reason })
    .where("id", "=", agreementId)
    .where("state", "in", from)
    .$if(unconfirmed, (query) => query.where("confirmed_at", "is", null))
    .returning("person_id")
    .executeTakeFirst();
}

async function record(
  tx: Tx,
  services: Services,
  type: string,
  { agreementId, person_id, ...payload }: Change & { person_id: string | null; reason?: string },
): Promise<void> {
  await recordEvent(tx, services, {
    type,
    subject: person_id,
    refs: { agreement: agreementId },
    payload,
  });
}

function tellRefused(tx: Tx, services: Services, personId: string): Promise<void> {
  return tell(tx, services, {
    personId,
    kind: "agreement-refused",
    subject: "Please sign the confidentiality agreement",
    text: "We could not match the agreement that you told us of with one in our records. Your request stays open; please sign the agreement shown on our trust center, or tell us of the other one again with more details.",
  });
}

function tellConfirmed(tx: Tx, services: Services, personId: string): Promise<void> {
  return tell(tx, services, {
    personId,
    kind: "agreement-confirmed",
    subject: "Your agreement is confirmed",
    text: "We have found the agreement that you told us of. You need not sign another; documents that were given to you and waited for it are open now.",
  });
}

async function tell(
  tx: Tx,
  services: Services,
  { personId, kind, ...letter }: { personId: string; kind: string; subject: string; text: string },
): Promise<void> {
  const { catalogue, settings } = services;
  const { email } = await tx
    .selectFrom("people")
    .select("email")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  const href = new URL("/request/status/", settings.publicUrl).href;
  const mail = composeLetter(
    {
      subject: letter.subject,
      blocks: [
        { kind: "text", text: letter.text },
        { kind: "button", label: "Go to your request", href },
      ],
    },
    catalogue.company,
  );
  await queueMail(tx, services, { kind, personId, mail: { to: email, ...mail } });
}
