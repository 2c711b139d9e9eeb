/** Agreements: signed here, or said to be signed elsewhere. */
import type { Handle } from "../definitions.ts";
import type { AgreementState } from "../tables.ts";
import { containing, type Search } from "./search.ts";

export interface AgreementRecord {
  agreementId: string;
  state: AgreementState;
  capacity: "bind" | "self" | "elsewhere";
  nda: string | null;
  version: string | null;
  textSha256: string | null;
  /** Null once the person is erased. */
  personId: string | null;
  name: string | null;
  company: string | null;
  email: string | null;
  coversDomain: string | null;
  createdAt: Date;
  signedAt: Date | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  reference: string | null;
  proofName: string | null;
  keepUntil: Date | null;
  legalHold: boolean;
  voidReason: string | null;
}

/** Newest first. */
export async function listAgreements(
  db: Handle,
  search: Search & { agreementId?: string; unconfirmed?: boolean },
): Promise<AgreementRecord[]> {
  const { text, domain, personId, limit, agreementId, unconfirmed } = search;
  let query = db
    .selectFrom("agreements")
    .leftJoin("people", "people.id", "agreements.person_id")
    .selectAll("agreements")
    .select(["people.name", "people.company", "people.email"]);
  if (unconfirmed)
    query = query.where("agreements.state", "=", "claimed").where("confirmed_at", "is", null);
  if (agreementId) query = query.where("agreements.id", "=", agreementId);
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
  const rows = await query
    .orderBy("agreements.created_at", "desc")
    .orderBy("agreements.id")
    .execute();
  return rows.map((row) => ({
    agreementId: row.id,
    state: row.state,
    capacity: row.capacity,
    nda: row.nda_id,
    version: row.nda_version,
    textSha256: row.nda_sha256,
    personId: row.person_id,
    name: row.name,
    company: row.company,
    email: row.email,
    coversDomain: row.covers_domain,
    createdAt: row.created_at,
    signedAt: row.signed_at,
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at,
    reference: row.reference,
    proofName: row.proof_name,
    keepUntil: row.keep_until,
    legalHold: row.legal_hold,
    voidReason: row.void_reason,
  }));
}
