/** Which records hold something about somebody or something. What proves a signature that must be kept is never among them. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../definitions.ts";
import { ERASURE_TYPES } from "./erasure-events.ts";
import { mentions } from "./mentions.ts";

/** A signature's record stays while the agreement has its evidence: reduce the agreement first. */
const PROVES_A_SIGNATURE: RawBuilder<boolean> = sql`log.type = 'agreement.signed' and exists (
  select from agreements where agreements.id = (log.refs ->> 'agreement')::uuid and agreements.evidence is not null)`;

function withContents(tx: Tx) {
  return tx
    .selectFrom("log")
    .innerJoin("log_private", "log_private.seq", "log.seq")
    .where(sql<boolean>`not (${PROVES_A_SIGNATURE})`)
    .orderBy("log.seq");
}

export async function recordsOfPerson(tx: Tx, personId: string): Promise<number[]> {
  const rows = await withContents(tx)
    .select("log.seq")
    .where("log.subject_id", "=", personId)
    .where("log.type", "not in", ERASURE_TYPES)
    .execute();
  return rows.map(({ seq }) => seq);
}

/** Records of others that hold the address. What somebody did as an approver is the company's record and stays. */
export async function recordsThatMention(tx: Tx, email: string): Promise<number[]> {
  const payload = sql<string>`(log_private.payload - 'by')::text`;
  const rows = await withContents(tx)
    .select(["log.seq", payload.as("text")])
    .where(sql<boolean>`position(lower(${email}) in lower(${payload})) > 0`)
    .where("log.type", "not like", "approver.%")
    .execute();
  return rows.filter(({ text }) => mentions(text, email)).map(({ seq }) => seq);
}

/** Of one person, about one request, grant or copy. */
export async function recordsAbout(
  tx: Tx,
  { personId, ids }: { personId: string; ids: readonly string[] },
): Promise<number[]> {
  const rows = await withContents(tx)
    .select(["log.seq", "log.refs"])
    .where("log.subject_id", "=", personId)
    .execute();
  const wanted = new Set(ids);
  return rows
    .filter(({ refs }) => Object.values(refs).some((id) => wanted.has(id)))
    .map(({ seq }) => seq);
}

export async function recordsOfAgreement(tx: Tx, agreementId: string): Promise<number[]> {
  const rows = await withContents(tx)
    .select("log.seq")
    .where(sql<string>`log.refs ->> 'agreement'`, "=", agreementId)
    .execute();
  return rows.map(({ seq }) => seq);
}

/** The oldest first, of people who have no live access and nothing open. */
export async function recordsBefore(
  tx: Tx,
  { before, limit }: { before: Date; limit: number },
): Promise<number[]> {
  const rows = await withContents(tx)
    .select("log.seq")
    .where("log.at", "<", before.toISOString())
    // It holds counts alone; erasing it would need another one, for ever.
    .where("log.type", "!=", "retention.expired")
    .where(
      sql<boolean>`not exists (select from grants where grants.person_id = log.subject_id and grants.state = 'active')`,
    )
    .where(
      sql<boolean>`not exists (select from requests where requests.person_id = log.subject_id
        and requests.state in ('unverified', 'verified', 'pending', 'more-info'))`,
    )
    .limit(limit)
    .execute();
  return rows.map(({ seq }) => seq);
}
