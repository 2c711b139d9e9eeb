/** Invites readers to named documents: those invited wait for nobody, and still confirm their address and sign. */
import { loadMailDomains } from "../../frameworks/mail-domains.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { hashToken } from "../sessions/hash-token.ts";
import { asJson, type Role } from "../tables.ts";
import {
  type JudgedInvitation,
  judgeInvitation,
  type TypedInvitation,
} from "./judge-invitation.ts";

const DAY = 86_400_000;

export interface NewInvitation extends TypedInvitation {
  by: { email: string; role: Role };
}

export type MadeInvitation =
  | { kind: "made"; invitationId: string; link: string; mailed: number; expiresAt: Date }
  | { kind: "faulty"; faults: Record<string, string> };

/** The link is told here and in the mails, and nowhere again: only its hash is kept. */
export async function makeInvitation(
  services: Services,
  { by, ...typed }: NewInvitation,
): Promise<MadeInvitation> {
  const { catalogue, clock, random, settings, store } = services;
  const domains = await loadMailDomains();
  const judged = judgeInvitation(typed, { role: by.role, catalogue: catalogue.documents, domains });
  if ("faults" in judged) return { kind: "faulty", faults: judged.faults };
  const { invitation } = judged;
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + invitation.openDays * DAY);
  const invitationId = random.uuid();
  const token = random.token();
  const link = new URL("/invitation/", settings.publicUrl);
  link.searchParams.set("t", token);
  const letter = composeLetter(
    compose(invitation, { services, expiresAt, href: link.href, by: by.email }),
    catalogue.company,
  );
  const { emails, openDays, message, ...terms } = invitation;
  await store.transaction(async (tx) => {
    await tx
      .insertInto("invitations")
      .values({
        id: invitationId,
        token_hash: hashToken(token),
        created_by: by.email,
        emails: asJson(emails),
        domain: terms.domain,
        documents: asJson(terms.documents),
        nda: terms.nda,
        message,
        days: terms.days,
        max_uses: terms.maxUses,
        may_pass: terms.mayPass,
        created_at: now,
        expires_at: expiresAt,
        revoked_at: null,
        expiry_told_at: null,
      })
      .execute();
    await recordEvent(tx, services, {
      type: "invitation.made",
      subject: null,
      refs: { invitation: invitationId },
      // Counts only: those invited are nobody's subject here yet, so erasing them would not find this.
      payload: {
        by: by.email,
        ...terms,
        openDays,
        addresses: emails.length,
        soc1: typed.soc1Confirmed,
      },
    });
    for (const to of emails)
      await queueMail(tx, services, {
        kind: "invitation",
        personId: null,
        mail: { to, ...letter },
      });
  });
  return { kind: "made", invitationId, link: link.href, mailed: emails.length, expiresAt };
}

function compose(
  { documents, message, nda, mayPass }: JudgedInvitation,
  around: { services: Services; expiresAt: Date; href: string; by: string },
): Parameters<typeof composeLetter>[0] {
  const { catalogue } = around.services;
  const titles = documents.map(
    (id) => catalogue.documents.find((one) => one.id === id)?.title ?? id,
  );
  const until = around.expiresAt.toISOString().slice(0, 10);
  return {
    subject: `${catalogue.company.name} invites you to read ${titles.length === 1 ? titles[0] : `${titles.length} documents`}`,
    blocks: [
      { kind: "text", text: `${around.by} invites you to read:` },
      { kind: "list", items: titles },
      ...(message ? [{ kind: "text" as const, text: message }] : []),
      { kind: "button", label: "See the invitation", href: around.href },
      {
        kind: "text",
        text: `You confirm your address${nda === "required" ? ", sign a confidentiality agreement" : ""} and download. The invitation can be taken up until ${until}.${mayPass ? " You may pass it to a colleague who has an address at the same domain." : ""}`,
      },
    ],
  };
}
