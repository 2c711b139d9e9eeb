/** Opening a database takes seconds, so the tests of a file share one and start from empty tables. */
import { sql } from "kysely";
import type { Store } from "#src/gate/definitions.ts";

export async function emptyTables(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    // The triggers that keep the log append-only hold against everybody but the database's owner.
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`truncate people, invitations, requests, request_documents, agreements, grants, downloads, acknowledgements,
      copies, links, sessions, outbox, rate_limits, events, log, log_private, nda_texts, subscriptions, announcements,
      told_news, deliveries, page_copies, objections, missed_searches, erasures, marks cascade`.execute(
      tx,
    );
  });
}
