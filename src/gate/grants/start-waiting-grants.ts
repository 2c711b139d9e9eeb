/** Starts the clock of what a person was given and could not use yet: called wherever an agreement comes into force. */
import { sql } from "kysely";
import { findCovering, isCovered } from "../agreements/covering-agreement.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";

/** Does nothing where the person is not covered. */
export async function startWaitingGrants(
  tx: Tx,
  services: Services,
  personId: string,
): Promise<void> {
  const { domain } = await tx
    .selectFrom("people")
    .select("domain")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  if (!isCovered(await findCovering(tx, services, { personId, domain }))) return;
  const now = services.clock.now();
  const started = await tx
    .updateTable("grants")
    .set({ starts_at: now, until: sql`${now}::timestamptz + days * interval '1 day'` })
    .where("person_id", "=", personId)
    .where("state", "=", "active")
    .where("starts_at", "is", null)
    .returning(["id", "document_id", "until"])
    .execute();
  for (const grant of started)
    await recordEvent(tx, services, {
      type: "grant.started",
      subject: personId,
      refs: { grant: grant.id, document: grant.document_id },
      payload: { until: grant.until?.toISOString() },
    });
}
