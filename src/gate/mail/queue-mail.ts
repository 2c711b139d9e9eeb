/** Puts a mail into the outbox, in the transaction of the change that it tells of: sent after the commit, or never. */
import type { Mail, Services, Tx } from "../definitions.ts";

export interface QueuedMail {
  /** What it is: `request-confirm`, `agreement-receipt`. */
  kind: string;
  /** Whose data is in it; erasing the person empties it. */
  personId: string | null;
  mail: Mail;
}

/** The purpose under which bodies are sealed: they hold links that open the door until they are sent. */
export const OUTBOX_KEY = "outbox";

export async function queueMail(
  tx: Tx,
  { clock, random, secrets }: Pick<Services, "clock" | "random" | "secrets">,
  { kind, personId, mail }: QueuedMail,
): Promise<void> {
  const now = clock.now();
  await tx
    .insertInto("outbox")
    .values({
      id: random.uuid(),
      channel: "mail",
      kind,
      person_id: personId,
      body: secrets.seal(OUTBOX_KEY, JSON.stringify(mail)),
      state: "waiting",
      next_at: now,
      created_at: now,
    })
    .execute();
}
