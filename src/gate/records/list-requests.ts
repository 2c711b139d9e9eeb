/** Requests as approvers see them: who, what for, since when, and what became of it. */
import type { Handle } from "../definitions.ts";
import type { RequestState } from "../tables.ts";
import { containing, type Search } from "./search.ts";

export interface RequestRecord {
  requestId: string;
  state: RequestState;
  askedAt: Date;
  /** Since when it is in its present state, as far as it is recorded. */
  since: Date;
  endsAt: Date;
  personId: string;
  name: string;
  title: string;
  company: string;
  email: string;
  domain: string;
  purpose: string;
  documents: string[];
  hadAccess: boolean;
  invitationId: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
  question: string | null;
  answer: string | null;
}

/** Oldest first where `states` are given, since they wait; else newest first. */
export async function listRequests(
  db: Handle,
  { text, domain, personId, limit, states }: Search & { states?: readonly RequestState[] },
): Promise<RequestRecord[]> {
  let query = db
    .selectFrom("requests")
    .innerJoin("people", "people.id", "requests.person_id")
    .selectAll("requests")
    .select(["people.email", "people.domain"]);
  if (states) query = query.where("requests.state", "in", states);
  if (domain) query = query.where("people.domain", "=", domain);
  if (personId) query = query.where("people.id", "=", personId);
  if (text)
    query = query.where(({ eb, or }) =>
      or(
        (["people.email", "requests.name", "requests.company"] as const).map((column) =>
          eb(column, "ilike", containing(text)),
        ),
      ),
    );
  if (limit) query = query.limit(limit);
  const rows = await query
    .orderBy("requests.created_at", states ? "asc" : "desc")
    .orderBy("requests.id")
    .execute();
  const documents = await documentsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    requestId: row.id,
    state: row.state,
    askedAt: row.created_at,
    since: row.decided_at ?? row.verified_at ?? row.created_at,
    endsAt: row.expires_at,
    personId: row.person_id,
    name: row.name,
    title: row.title,
    company: row.company,
    email: row.email,
    domain: row.domain,
    purpose: row.purpose,
    documents: documents.get(row.id) ?? [],
    hadAccess: row.had_access,
    invitationId: row.invitation_id,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
    question: row.question,
    answer: row.answer,
  }));
}

async function documentsOf(db: Handle, requestIds: string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (requestIds.length === 0) return found;
  const rows = await db
    .selectFrom("request_documents")
    .select(["request_id", "document_id"])
    .where("request_id", "in", requestIds)
    .orderBy("document_id")
    .execute();
  for (const { request_id, document_id } of rows)
    found.set(request_id, [...(found.get(request_id) ?? []), document_id]);
  return found;
}
