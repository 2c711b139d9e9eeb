/** A person has shown that the mailbox is theirs: only from then on does what they typed stand in their row. */
import type { Services, Tx } from "../definitions.ts";

export interface ConfirmedPerson {
  personId: string;
  method: "link" | "code";
  /** As typed with the request that was confirmed; left out where none was. */
  typed?: { name: string; company: string; title: string } | undefined;
}

/** @returns false where there is no such person any more */
export async function confirmPerson(
  tx: Tx,
  { clock }: Pick<Services, "clock">,
  { personId, method, typed }: ConfirmedPerson,
): Promise<boolean> {
  const confirmed = await tx
    .updateTable("people")
    .set({ ...typed, verified_at: clock.now(), verified_by: method })
    .where("id", "=", personId)
    .returning("id")
    .executeTakeFirst();
  return confirmed !== undefined;
}
