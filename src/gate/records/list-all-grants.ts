/** Everything that was given to anybody. */
import type { Handle } from "../definitions.ts";
import { containing, type Search } from "./search.ts";

export interface GrantRecord {
  grantId: string;
  /** `waiting`: active, and the clock stands still until the reader has signed. */
  state: "active" | "waiting" | "expired" | "revoked";
  documentId: string;
  personId: string;
  name: string;
  company: string;
  email: string;
  nda: "required" | "exempt";
  days: number;
  startsAt: Date | null;
  until: Date | null;
  used: number;
  maxDownloads: number | null;
  reason: string | null;
  grantedBy: string;
  givenAt: Date;
  requestId: string | null;
  invitationId: string | null;
}

/** Newest first. */
export async function listAllGrants(
  db: Handle,
  search: Search & { documentId?: string; grantId?: string; invitationId?: string },
  now: Date,
): Promise<GrantRecord[]> {
  const { text, domain, personId, limit, documentId, grantId, invitationId } = search;
  let query = db
    .selectFrom("grants")
    .innerJoin("people", "people.id", "grants.person_id")
    .selectAll("grants")
    .select(["people.name", "people.company", "people.email"]);
  if (grantId) query = query.where("grants.id", "=", grantId);
  if (documentId) query = query.where("document_id", "=", documentId);
  if (invitationId) query = query.where("invitation_id", "=", invitationId);
  if (domain) query = query.where("people.domain", "=", domain);
  if (personId) query = query.where("people.id", "=", personId);
  if (text)
    query = query.where(({ eb, or }) =>
      or(
        (["people.email", "people.name", "people.company"] as const).map((column) =>
          eb(column, "ilike", containing(text)),
        ),
      ),
    );
  if (limit) query = query.limit(limit);
  const rows = await query.orderBy("grants.created_at", "desc").orderBy("grants.id").execute();
  return rows.map((row) => ({
    grantId: row.id,
    state: stateOf(row, now),
    documentId: row.document_id,
    personId: row.person_id,
    name: row.name,
    company: row.company,
    email: row.email,
    nda: row.nda,
    days: row.days,
    startsAt: row.starts_at,
    until: row.until,
    used: row.used,
    maxDownloads: row.max_downloads,
    reason: row.reason,
    grantedBy: row.granted_by,
    givenAt: row.created_at,
    requestId: row.request_id,
    invitationId: row.invitation_id,
  }));
}

function stateOf(
  row: { state: "active" | "expired" | "revoked"; until: Date | null },
  now: Date,
): GrantRecord["state"] {
  if (row.state !== "active") return row.state;
  if (row.until === null) return "waiting";
  return row.until > now ? "active" : "expired";
}
