/** Writes what happened, in the transaction in which it happens. The sealer puts it into the chain at most a second later. */
import type { Services, Tx } from "../definitions.ts";
import { asJson } from "../tables.ts";

export interface GateEvent {
  /** Concept and past participle: `request.received`, `agreement.signed`, `grant.revoked`. */
  type: string;
  /** The person concerned; null where there is none. */
  subject: string | null;
  /** Ids of what else is concerned; no name, address, IP or user agent. */
  refs?: Record<string, string> | undefined;
  /** Everything else that should be provable. Erased with the person. */
  payload?: unknown;
}

export async function recordEvent(
  tx: Tx,
  { clock, random }: Pick<Services, "clock" | "random">,
  { type, subject, refs = {}, payload = {} }: GateEvent,
): Promise<void> {
  await tx
    .insertInto("events")
    .values({
      at: clock.now(),
      type,
      subject_id: subject,
      refs: asJson(refs),
      salt: random.salt(),
      payload: asJson(payload),
    })
    .execute();
}
