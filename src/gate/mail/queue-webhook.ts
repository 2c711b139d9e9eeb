/** Puts a call of the webhook into the outbox, in the transaction of the change that it tells of. */
import type { Services, Tx } from "../definitions.ts";
import { OUTBOX_KEY } from "./queue-mail.ts";

export interface QueuedWebhook {
  /** What it is: `request-pending`. */
  kind: string;
  personId: string | null;
  /** JSON, posted as it is. */
  body: string;
}

export async function queueWebhook(
  tx: Tx,
  { clock, random, secrets }: Pick<Services, "clock" | "random" | "secrets">,
  { kind, personId, body }: QueuedWebhook,
): Promise<void> {
  const now = clock.now();
  await tx
    .insertInto("outbox")
    .values({
      id: random.uuid(),
      channel: "webhook",
      kind,
      person_id: personId,
      body: secrets.seal(OUTBOX_KEY, body),
      state: "waiting",
      next_at: now,
      created_at: now,
    })
    .execute();
}
