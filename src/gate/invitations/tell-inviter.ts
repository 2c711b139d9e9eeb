/** Tells the one who invited what came of it: a signature, a download, and that the invitation is over. */
import { roleOf } from "../approvers/find-approver.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { composeLetter, type LetterBlock } from "../mail/compose-letter.ts";
import { queueMail } from "../mail/queue-mail.ts";

/** Called in the transaction of the signature; does nothing where the person was not invited. */
export async function tellInviterOfSignature(
  tx: Tx,
  services: Services,
  { personId }: { personId: string },
): Promise<void> {
  const invitations = await tx
    .selectFrom("invitation_uses")
    .innerJoin("invitations", "invitations.id", "invitation_uses.invitation_id")
    .select(["invitations.id", "created_by"])
    .where("invitation_uses.person_id", "=", personId)
    .where("invitations.expires_at", ">", services.clock.now())
    .where("revoked_at", "is", null)
    .orderBy("invitations.created_at")
    .execute();
  const who = await nameOf(tx, personId);
  for (const { id, created_by } of invitations)
    await tell(tx, services, { id, to: created_by, personId }, "invitation-signed", {
      subject: "Somebody whom you invited has signed",
      text: `${who} signed the agreement and can now read the documents of your invitation.`,
    });
}

/** Called in the transaction of the download; tells of the first of each grant. */
export async function tellInviterOfDownload(
  tx: Tx,
  services: Services,
  { personId, grantId }: { personId: string; grantId: string },
): Promise<void> {
  const grant = await tx
    .selectFrom("grants")
    .innerJoin("invitations", "invitations.id", "grants.invitation_id")
    .select(["invitations.id", "created_by", "document_id", "used"])
    .where("grants.id", "=", grantId)
    .executeTakeFirst();
  if (!grant || grant.used > 1) return;
  const title =
    services.catalogue.documents.find(({ id }) => id === grant.document_id)?.title ??
    grant.document_id;
  const who = await nameOf(tx, personId);
  await tell(tx, services, { id: grant.id, to: grant.created_by, personId }, "invitation-read", {
    subject: "Somebody whom you invited has downloaded a document",
    text: `${who} downloaded “${title}” for the first time.`,
  });
}

export const expireInvitationsJob: Job = {
  name: "expire-invitations",
  everySeconds: 300,
  run: async (services) => {
    const told = await services.store.transaction((tx) => tellExpired(tx, services));
    if (told > 0) services.logger.info("invitations-expired", { count: told });
  },
};

async function tellExpired(tx: Tx, services: Services): Promise<number> {
  const now = services.clock.now();
  const over = await tx
    .updateTable("invitations")
    .set({ expiry_told_at: now })
    .where("expires_at", "<=", now)
    .where("expiry_told_at", "is", null)
    .where("revoked_at", "is", null)
    .returning(["id", "created_by", "uses", "max_uses"])
    .execute();
  for (const { id, created_by, uses, max_uses } of over) {
    await recordEvent(tx, services, {
      type: "invitation.expired",
      subject: null,
      refs: { invitation: id },
      payload: { uses },
    });
    await tell(tx, services, { id, to: created_by, personId: null }, "invitation-expired", {
      subject: "An invitation of yours is over",
      text: `Its time has come to an end. It was taken up by ${uses} of at most ${max_uses} people; what they were given keeps its own end.`,
    });
  }
  return over.length;
}

/** Nothing is sent to somebody who is no longer listed. */
async function tell(
  tx: Tx,
  services: Services,
  { id, to, personId }: { id: string; to: string; personId: string | null },
  kind: string,
  { subject, text }: { subject: string; text: string },
): Promise<void> {
  const { catalogue, settings } = services;
  if (!roleOf(catalogue, to)) return;
  const href = new URL(`/admin/invitations/${id}/`, settings.publicUrl).href;
  const blocks: LetterBlock[] = [
    { kind: "text", text },
    { kind: "button", label: "See the invitation", href },
  ];
  const letter = composeLetter({ subject, blocks }, catalogue.company);
  await queueMail(tx, services, { kind, personId, mail: { to, ...letter } });
}

async function nameOf(tx: Tx, personId: string): Promise<string> {
  const { name, company, email } = await tx
    .selectFrom("people")
    .select(["name", "company", "email"])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return `${name}, ${company} (${email})`;
}
