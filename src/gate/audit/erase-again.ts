/**
 * Who was erased stays erased: after a backup is restored, and where something about them was still being written at the moment
 * of the erasure. What was kept then is kept now; an agreement goes only where it is among the ids itself.
 */
import type { Services, Tx } from "../definitions.ts";
import { eraseContents } from "./erase-contents.ts";
import { finishErasures, noteUnfinished } from "./finish-erasure.ts";
import { deleteMails } from "./mail-traces.ts";
import { recordsOfAgreement, recordsOfPerson, recordsThatMention } from "./records-of.ts";
import { noteErased, reduceAgreements } from "./reduce-agreements.ts";
import { removePerson } from "./remove-person.ts";
import { sealAll } from "./seal-events.ts";

type Needed = Pick<Services, "store" | "clock" | "random" | "secrets" | "logger"> &
  Partial<Pick<Services, "mailFolder">>;

/**
 * @param ids of people and agreements, as `erasures` holds them
 * @returns how many of them had left something
 */
export async function eraseAgain(services: Needed, ids: readonly string[]): Promise<number> {
  let found = 0;
  for (const id of ids)
    if (await services.store.transaction((tx) => eraseIn(tx, services, id))) found += 1;
  if (found > 0) await finishErasures(services);
  return found;
}

async function eraseIn(tx: Tx, services: Needed, id: string): Promise<boolean> {
  const now = services.clock.now();
  const person = await tx
    .selectFrom("people")
    .select(["email", "name"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  const agreement = await tx
    .selectFrom("agreements")
    .select("id")
    .where("id", "=", id)
    .where("state", "!=", "erased")
    .forUpdate()
    .executeTakeFirst();
  await sealAll(tx);
  if (agreement) await reduceAgreements(tx, [id], now);
  const rows = new Set([
    ...(await recordsOfPerson(tx, id)),
    ...(agreement ? await recordsOfAgreement(tx, id) : []),
    ...(person ? await recordsThatMention(tx, person.email) : []),
  ]);
  const mails = await deleteMails(tx, services, { personId: id, email: person?.email });
  if (person) await removePerson(tx, services, { personId: id, ...person });
  await noteErased(tx, [id], now);
  if (!person && !agreement && rows.size === 0 && mails.length === 0) return false;
  await eraseContents(tx, services, {
    type: "person.erased",
    subject: agreement ? null : id,
    rows: [...rows],
    refs: agreement ? { agreement: id } : {},
    payload: { by: "erased before" },
  });
  await noteUnfinished(tx, { personId: id, mails, now });
  return true;
}
