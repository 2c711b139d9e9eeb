/** Which of a person's agreements keep their evidence when the person is erased, and until when a signature is kept at all. */
import { sql } from "kysely";
import { keepUntil } from "../agreements/keep-until.ts";
import type { Handle, Services, Tx } from "../definitions.ts";

export interface Split {
  reduce: string[];
  keep: string[];
}

export async function splitAgreements(
  db: Handle,
  {
    personId,
    now,
    agreements = "erase",
  }: { personId: string; now: Date; agreements?: "erase" | "keep" | undefined },
): Promise<Split> {
  const rows = await db
    .selectFrom("agreements")
    .select(["id", "state", "keep_until", "legal_hold"])
    .where("person_id", "=", personId)
    .execute();
  const isKept = ({ state, keep_until, legal_hold }: (typeof rows)[number]) =>
    legal_hold ||
    (agreements === "keep" &&
      (state === "signed" || state === "superseded") &&
      keep_until !== null &&
      keep_until > now);
  return {
    reduce: rows.filter((row) => !isKept(row)).map(({ id }) => id),
    keep: rows.filter(isKept).map(({ id }) => id),
  };
}

/** The term runs from the last document that was given under it: done before downloads are deleted. */
export async function extendKeeping(
  tx: Tx,
  { catalogue }: Pick<Services, "catalogue">,
  { personId }: { personId: string },
): Promise<void> {
  const last = await tx
    .selectFrom("downloads")
    .select(sql<Date | null>`max(started_at)`.as("at"))
    .where("person_id", "=", personId)
    .executeTakeFirst();
  if (!last?.at) return;
  const until = keepUntil(catalogue.access, last.at);
  await tx
    .updateTable("agreements")
    .set({ keep_until: until })
    .where("person_id", "=", personId)
    .where("state", "in", ["signed", "superseded"])
    .where("keep_until", "<", until)
    .execute();
}
