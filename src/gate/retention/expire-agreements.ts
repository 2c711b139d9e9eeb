/**
 * Signatures whose time is over are reduced to their hash: the confidentiality term, counted from the last document given, and
 * `nda.keepYears`. Under legal hold they stay. Claims of an agreement elsewhere that nobody confirmed go with the requests.
 */
import { eraseContents } from "../audit/erase-contents.ts";
import { recordsOfAgreement } from "../audit/records-of.ts";
import { reduceAgreements } from "../audit/reduce-agreements.ts";
import { sealAll } from "../audit/seal-events.ts";
import { extendKeeping } from "../audit/split-agreements.ts";
import type { Handle, Services, Tx } from "../definitions.ts";

/** @returns how many were reduced */
export async function expireAgreements(services: Services, before: Date): Promise<number> {
  const { store } = services;
  let expired = 0;
  for (const { id, person_id: personId } of await findOver(store.db, services, { before })) {
    const over = { before, id, personId };
    if (await store.transaction((tx) => expire(tx, services, over))) expired += 1;
  }
  return expired;
}

async function expire(
  tx: Tx,
  services: Services,
  { before, id, personId }: { before: Date; id: string; personId: string | null },
): Promise<boolean> {
  await sealAll(tx);
  if (personId) await extendKeeping(tx, services, { personId });
  if ((await findOver(tx, services, { before, id })).length === 0) return false;
  await reduceAgreements(tx, [id], services.clock.now());
  await eraseContents(tx, services, {
    type: "retention.expired",
    subject: personId,
    refs: { agreement: id },
    rows: await recordsOfAgreement(tx, id),
  });
  return true;
}

async function findOver(
  db: Handle,
  { clock }: Pick<Services, "clock">,
  { before, id }: { before: Date; id?: string },
): Promise<{ id: string; person_id: string | null }[]> {
  return db
    .selectFrom("agreements")
    .select(["id", "person_id"])
    .where("state", "!=", "erased")
    .where("legal_hold", "=", false)
    .where((where) =>
      where.or([
        where("keep_until", "<=", clock.now()),
        where.and([where("state", "=", "claimed"), where("created_at", "<", before)]),
      ]),
    )
    .$if(id !== undefined, (query) => query.where("id", "=", id ?? ""))
    .execute();
}
