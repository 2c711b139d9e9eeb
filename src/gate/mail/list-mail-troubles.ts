/** Mails and calls of the webhook that did not go out, for those who read the log: what they were and why, never what they said. */
import { sql } from "kysely";
import type { Handle } from "../definitions.ts";

export interface MailTrouble {
  id: string;
  channel: "mail" | "webhook";
  kind: string;
  /** `waiting`: it is tried again at `nextAt`. `refused`: it never will be. */
  state: "waiting" | "refused";
  attempts: number;
  failure: string;
  createdAt: Date;
  nextAt: Date;
  /** Whom it is about; null once the person was erased, or where it is about nobody. */
  person: { id: string; name: string } | null;
}

export interface MailTroubles {
  /** Everything that waits, also what has not been tried yet. */
  waiting: number;
  troubles: MailTrouble[];
}

const SHOWN = 200;

export async function listMailTroubles(db: Handle): Promise<MailTroubles> {
  const { waiting } = await db
    .selectFrom("outbox")
    .select(sql<number>`count(*)::int`.as("waiting"))
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom("outbox")
    .leftJoin("people", "people.id", "outbox.person_id")
    .select([
      "outbox.id",
      "channel",
      "kind",
      "state",
      "attempts",
      "failure",
      "outbox.created_at",
      "next_at",
      "people.id as person_id",
      "people.name",
    ])
    .where("failure", "is not", null)
    .where("state", "in", ["waiting", "refused"])
    .orderBy("outbox.created_at", "desc")
    .limit(SHOWN)
    .execute();
  return {
    waiting,
    troubles: rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      kind: row.kind,
      state: row.state === "refused" ? "refused" : "waiting",
      attempts: row.attempts,
      failure: row.failure ?? "",
      createdAt: row.created_at,
      nextAt: row.next_at,
      person: row.person_id && row.name !== null ? { id: row.person_id, name: row.name } : null,
    })),
  };
}
