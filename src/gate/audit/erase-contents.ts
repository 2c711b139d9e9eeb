/** Takes the contents of records out of the log. The record stays, with the digest of what it held; the event names it. */
import type { Services, Tx } from "../definitions.ts";
import { type ERASURE_TYPES, nameRows } from "./erasure-events.ts";
import { recordEvent } from "./record-event.ts";

export interface Erasing {
  type: (typeof ERASURE_TYPES)[number];
  subject: string | null;
  rows: readonly number[];
  refs?: Record<string, string>;
  payload?: unknown;
}

/** In the transaction that erases the rest; the database refuses it in any other. */
export async function eraseContents(
  tx: Tx,
  services: Pick<Services, "clock" | "random">,
  { type, subject, rows, refs, payload }: Erasing,
): Promise<void> {
  await recordEvent(tx, services, {
    type,
    subject,
    refs: { ...refs, rows: nameRows(rows) },
    payload,
  });
  if (rows.length === 0) return;
  await tx
    .deleteFrom("log_private")
    .where("seq", "in", [...rows])
    .execute();
}
