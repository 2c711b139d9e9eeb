/** Signs the agreement that was shown: the record, its event and all that follows from it in one transaction, or nothing. */
import { loadMailDomains } from "../../frameworks/mail-domains.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, SignatureEvidence, Tx } from "../definitions.ts";
import { tellInviterOfSignature } from "../invitations/tell-inviter.ts";
import type { Visitor } from "../sessions/visitor-session.ts";
import { asJson } from "../tables.ts";
import { afterBinding } from "./after-binding.ts";
import { type CheckedSignature, checkSignature, type TypedSignature } from "./check-signature.ts";
import { findCovering } from "./covering-agreement.ts";
import { describeSignature, type Sender } from "./describe-signature.ts";
import { keepUntil } from "./keep-until.ts";
import { type Presented, presentNda, readPresented, type Shown } from "./present-nda.ts";
import { endEarlier } from "./supersede-agreements.ts";

export interface Signing {
  visitor: Visitor;
  /** The form's sealed field. */
  proof: string;
  typed: TypedSignature;
  sender: Sender;
}

export type SigningResult =
  | { outcome: "signed"; agreementId: string }
  /** The visitor's own signature of this version stands. */
  | { outcome: "already-signed" }
  /** The text was changed since it was shown, or was never shown to this visitor: here is the one to read. */
  | { outcome: "stale"; presented: Presented }
  | { outcome: "refused"; presented: Presented; errors: Record<string, string> }
  | { outcome: "no-agreement" };

export async function signAgreement(services: Services, signing: Signing): Promise<SigningResult> {
  const { visitor, proof, typed } = signing;
  const presented = presentNda(services, visitor.personId);
  if (!presented) return { outcome: "no-agreement" };
  const shown = readPresented(services, proof, visitor.personId);
  if (shown?.sha256 !== presented.sha256) return { outcome: "stale", presented };
  const checked = checkSignature(typed);
  if ("errors" in checked) return { outcome: "refused", presented, errors: checked.errors };
  const isFreeMail = (await loadMailDomains()).isFreeMail(visitor.domain);
  return services.store.transaction(async (tx) => {
    const covering = await findCovering(tx, services, visitor);
    if (covering.kind === "signed" && covering.by === "person")
      return { outcome: "already-signed" };
    const record = { ...signing, presented, shown, signature: checked.signature, isFreeMail };
    const agreementId = await write(tx, services, record);
    if (!agreementId) return { outcome: "already-signed" };
    await tellInviterOfSignature(tx, services, visitor);
    await afterBinding(tx, services, visitor.personId);
    return { outcome: "signed", agreementId };
  });
}

interface ToWrite extends Signing {
  presented: Presented;
  shown: Shown;
  signature: CheckedSignature;
  isFreeMail: boolean;
}

/** @returns the agreement's id; undefined where a parallel request was first */
async function write(tx: Tx, services: Services, to: ToWrite): Promise<string | undefined> {
  const { visitor, presented, signature } = to;
  const { nda, sha256 } = presented;
  const now = services.clock.now();
  const id = services.random.uuid();
  const { evidence, requestId } = await describeSignature(tx, services, { id, at: now, ...to });
  await tx
    .insertInto("nda_texts")
    .values({
      sha256,
      nda_id: nda.id,
      version: nda.version,
      title: nda.title,
      text: nda.text,
      first_shown_at: new Date(to.shown.at),
    })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
  const covers = signature.capacity === "bind" && !to.isFreeMail;
  const signed = await tx
    .insertInto("agreements")
    .values({
      id,
      person_id: visitor.personId,
      request_id: requestId ?? null,
      state: "signed",
      capacity: signature.capacity,
      nda_id: nda.id,
      nda_version: nda.version,
      nda_sha256: sha256,
      covers_domain: covers ? visitor.domain : null,
      evidence: asJson<SignatureEvidence>(evidence),
      created_at: now,
      signed_at: now,
      keep_until: keepUntil(services.catalogue.access, now),
    })
    .onConflict((conflict) =>
      conflict.columns(["person_id", "nda_sha256"]).where("state", "=", "signed").doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (!signed) return undefined;
  await recordEvent(tx, services, {
    type: "agreement.signed",
    subject: visitor.personId,
    refs: { agreement: id, ...(requestId && { request: requestId }) },
    payload: evidence,
  });
  await endEarlier(tx, services, { personId: visitor.personId, by: id });
  return id;
}
