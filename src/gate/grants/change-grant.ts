/** What an approver does to a grant that was given. Each is one conditional statement: whoever comes second is told so. */
import { sql } from "kysely";
import { findCovering, isCovered } from "../agreements/covering-agreement.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { addDays, LONGEST_DAYS, startTerms } from "./grant-terms.ts";

interface Change {
  grantId: string;
  /** Address of the approver. */
  by: string;
}

export type GrantChange =
  | { outcome: "changed"; personId: string; documentId: string; until: Date | null }
  /** It is not there, or not in a state from which this can be done. */
  | { outcome: "not-possible" };

const CHANGED = ["person_id", "document_id", "until"] as const;
type Changed = { person_id: string; document_id: string; until: Date | null };

/** Adds days at the end; at most 365 days from now on. One that waits for a signature waits with more days. */
export async function extendGrant(
  tx: Tx,
  services: Services,
  { grantId, by, days }: Change & { days: number },
): Promise<GrantChange> {
  const now = services.clock.now();
  const changed = await tx
    .updateTable("grants")
    .set({
      days: sql`least(${LONGEST_DAYS}::int, days + ${days}::int)`,
      // `least` passes over null, so that one that waits is told apart.
      until: sql`case when until is null then null
        else least(until + ${days}::int * interval '1 day', ${addDays(now, LONGEST_DAYS)}::timestamptz) end`,
      warned_at: null,
    })
    .where("id", "=", grantId)
    .where("state", "=", "active")
    .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
    .returning(CHANGED)
    .executeTakeFirst();
  return settle(tx, services, changed, { type: "grant.extended", grantId, payload: { by, days } });
}

/** @param reason is required: it is shown to approvers and kept in the log */
export async function revokeGrant(
  tx: Tx,
  services: Services,
  { grantId, by, reason }: Change & { reason: string },
): Promise<GrantChange> {
  const changed = await tx
    .updateTable("grants")
    .set({ state: "revoked", reason })
    .where("id", "=", grantId)
    .where("state", "=", "active")
    .returning(CHANGED)
    .executeTakeFirst();
  return settle(tx, services, changed, { type: "grant.revoked", grantId, payload: { by, reason } });
}

/** Opens one that was revoked or has run out, for `days` from now. What was used of a limited number of downloads stays used. */
export async function reactivateGrant(
  tx: Tx,
  services: Services,
  { grantId, by, days }: Change & { days: number },
): Promise<GrantChange> {
  const now = services.clock.now();
  const grant = await tx
    .selectFrom("grants")
    .innerJoin("people", "people.id", "grants.person_id")
    .select(["grants.nda", "people.id as personId", "people.domain"])
    .where("grants.id", "=", grantId)
    .executeTakeFirst();
  if (!grant) return { outcome: "not-possible" };
  const covered = isCovered(await findCovering(tx, services, grant));
  const changed = await tx
    .updateTable("grants")
    .set({
      state: "active",
      reason: null,
      days,
      ...startTerms({ nda: grant.nda, days }, { covered, now }),
      warned_at: null,
    })
    .where("id", "=", grantId)
    .where((where) =>
      where.or([
        where("state", "in", ["revoked", "expired"]),
        where.and([where("state", "=", "active"), where("until", "<=", now)]),
      ]),
    )
    .where(
      // Another grant for the same document may have been given meanwhile.
      sql<boolean>`not exists (select 1 from grants as other where other.person_id = grants.person_id
        and other.document_id = grants.document_id and other.state = 'active' and other.id <> grants.id)`,
    )
    .returning(CHANGED)
    .executeTakeFirst();
  return settle(tx, services, changed, {
    type: "grant.reactivated",
    grantId,
    payload: { by, days },
  });
}

async function settle(
  tx: Tx,
  services: Services,
  changed: Changed | undefined,
  { type, grantId, payload }: { type: string; grantId: string; payload: Record<string, unknown> },
): Promise<GrantChange> {
  if (!changed) return { outcome: "not-possible" };
  const { person_id: personId, document_id: documentId, until } = changed;
  await recordEvent(tx, services, {
    type,
    subject: personId,
    refs: { grant: grantId, document: documentId },
    payload: { ...payload, until: until?.toISOString() ?? null },
  });
  return { outcome: "changed", personId, documentId, until };
}
