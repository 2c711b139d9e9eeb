/** What goes out, and how often somebody may ask for it. */
import type { Generated } from "kysely";

export interface Outbox {
  id: string;
  channel: "mail" | "webhook";
  /** What it is about, for the list of mails: `request-confirm`, `agreement-receipt` ... */
  kind: string;
  /** Whose data is in it, for erasure. */
  person_id: string | null;
  /** Sealed JSON of a `Mail`, or of the webhook's body; emptied once sent. */
  body: string;
  state: "waiting" | "sent" | "refused";
  attempts: Generated<number>;
  /** Not before; while one worker sends it, the end of its lease. */
  next_at: Date;
  created_at: Date;
  sent_at: Date | null;
  /** Class of the last failure, without addresses. */
  failure: string | null;
}

export interface RateLimits {
  key: string;
  points: number;
  reset_at: Date;
}
