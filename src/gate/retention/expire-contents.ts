/** Contents of the log go by age as well: whatever nothing of the above reached, such as who signed in to decide. */
import { eraseContents } from "../audit/erase-contents.ts";
import { recordsBefore } from "../audit/records-of.ts";
import type { Services, Tx } from "../definitions.ts";

/** Records that one event names. */
const BATCH = 500;

/** @returns how many records lost their contents */
export async function expireContents(services: Services, before: Date): Promise<number> {
  for (let expired = 0; ; ) {
    const rows = await services.store.transaction((tx) => expire(tx, services, before));
    expired += rows;
    if (rows < BATCH) return expired;
  }
}

async function expire(tx: Tx, services: Services, before: Date): Promise<number> {
  const rows = await recordsBefore(tx, { before, limit: BATCH });
  if (rows.length > 0)
    await eraseContents(tx, services, { type: "retention.expired", subject: null, rows });
  return rows.length;
}
