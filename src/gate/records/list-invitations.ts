/** Invitations and what came of them. Tokens are not kept, so none is shown. */
import { sql } from "kysely";
import type { Handle } from "../definitions.ts";

export interface InvitationRecord {
  invitationId: string;
  state: "open" | "used-up" | "over" | "revoked";
  by: string;
  emails: string[];
  domain: string | null;
  documents: string[];
  nda: "required" | "exempt";
  message: string;
  days: number | null;
  mayPass: boolean;
  uses: number;
  maxUses: number;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** Of those who took it up. */
  signed: number;
  downloads: number;
}

/** Newest first. @param by only those of one approver */
export async function listInvitations(
  db: Handle,
  { by, invitationId }: { by?: string | undefined; invitationId?: string },
  now: Date,
): Promise<InvitationRecord[]> {
  let query = db
    .selectFrom("invitations")
    .selectAll()
    .select([
      sql<number>`(select count(distinct agreements.person_id) from agreements
        join invitation_uses on invitation_uses.person_id = agreements.person_id
        where invitation_uses.invitation_id = invitations.id and agreements.state = 'signed')::int`.as(
        "signed",
      ),
      sql<number>`(select count(*) from downloads join grants on grants.id = downloads.grant_id
        where grants.invitation_id = invitations.id)::int`.as("downloads"),
    ]);
  if (by) query = query.where("created_by", "=", by);
  if (invitationId) query = query.where("id", "=", invitationId);
  const rows = await query.orderBy("created_at", "desc").orderBy("id").execute();
  return rows.map((row) => ({
    invitationId: row.id,
    state: stateOf(row, now),
    by: row.created_by,
    emails: row.emails,
    domain: row.domain,
    documents: row.documents,
    nda: row.nda,
    message: row.message,
    days: row.days,
    mayPass: row.may_pass,
    uses: row.uses,
    maxUses: row.max_uses,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    signed: row.signed,
    downloads: row.downloads,
  }));
}

function stateOf(
  row: { revoked_at: Date | null; expires_at: Date; uses: number; max_uses: number },
  now: Date,
): InvitationRecord["state"] {
  if (row.revoked_at) return "revoked";
  if (row.expires_at <= now) return "over";
  return row.uses >= row.max_uses ? "used-up" : "open";
}
