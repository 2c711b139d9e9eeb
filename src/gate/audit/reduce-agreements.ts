/** Leaves of an agreement that it was: which text, by its hash, and when. Nothing says any more who signed. */
import type { Tx } from "../definitions.ts";

export async function reduceAgreements(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("agreements")
    .set({
      state: "erased",
      person_id: null,
      request_id: null,
      covers_domain: null,
      evidence: null,
      reference: null,
      proof_name: null,
      proof: null,
      confirmed_by: null,
      void_reason: null,
    })
    .where("id", "in", [...ids])
    .execute();
  await noteErased(tx, ids, at);
}

/** Kept beside the backups, so that a restored one is cleaned again. */
export async function noteErased(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .insertInto("erasures")
    .values(ids.map((id) => ({ id, at })))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}
