/** An invitation by its link, as long as it can be taken up; and for whom it is. */
import { loadMailDomains, type MailDomains } from "../../frameworks/mail-domains.ts";
import type { Services } from "../definitions.ts";
import { hashToken } from "../sessions/hash-token.ts";

export interface OpenInvitation {
  id: string;
  by: string;
  emails: string[];
  domain: string | null;
  documents: string[];
  nda: "required" | "exempt";
  message: string;
  mayPass: boolean;
  expiresAt: Date;
}

/** Undefined where it is unknown, over, revoked or used up: a stranger learns nothing of which. Reading consumes nothing. */
export async function findInvitation(
  { clock, store }: Pick<Services, "clock" | "store">,
  token: string,
): Promise<OpenInvitation | undefined> {
  if (!/^[\w-]{20,200}$/.test(token)) return undefined;
  const row = await store.db
    .selectFrom("invitations")
    .selectAll()
    .where("token_hash", "=", hashToken(token))
    .where("revoked_at", "is", null)
    .where("expires_at", ">", clock.now())
    .whereRef("uses", "<", "max_uses")
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      by: row.created_by,
      emails: row.emails,
      domain: row.domain,
      documents: row.documents,
      nda: row.nda,
      message: row.message,
      mayPass: row.may_pass,
      expiresAt: row.expires_at,
    }
  );
}

export async function suitsInvitation(
  invitation: Pick<OpenInvitation, "emails" | "domain" | "mayPass">,
  address: { email: string; domain: string },
): Promise<boolean> {
  return suits(invitation, address, await loadMailDomains());
}

/** Pure. Users of one free-mail provider are no colleagues. */
export function suits(
  { emails, domain, mayPass }: Pick<OpenInvitation, "emails" | "domain" | "mayPass">,
  address: { email: string; domain: string },
  domains: MailDomains,
): boolean {
  if (emails.includes(address.email) || domain === address.domain) return true;
  if (!mayPass || domains.isFreeMail(address.domain) || domains.isDisposable(address.domain))
    return false;
  return emails.some((email) => email.slice(email.lastIndexOf("@") + 1) === address.domain);
}
