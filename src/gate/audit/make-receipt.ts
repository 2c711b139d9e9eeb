/** What the signer keeps of a signature: it verifies for ever with nothing else, however long we keep our own copy. */
import { sql } from "kysely";
import type { LogRow, Receipt, Services, SignatureEvidence } from "../definitions.ts";
import { readHead, sealEvents } from "./seal-events.ts";

/** @throws where the agreement was never signed here, or its contents were erased */
export async function makeReceipt(
  { store }: Pick<Services, "store">,
  agreementId: string,
): Promise<Receipt> {
  await sealEvents({ store });
  const found = await store.db
    .selectFrom("log")
    .leftJoin("log_private", "log_private.seq", "log.seq")
    .selectAll("log")
    .select(["log_private.salt", "log_private.payload"])
    .where(sql<string>`log.refs ->> 'agreement'`, "=", agreementId)
    .where("log.type", "=", "agreement.signed")
    .executeTakeFirst();
  const head = await readHead(store.db);
  if (!found || !head) throw new Error(`No signature of agreement ${agreementId} is in the log.`);
  const { salt, payload, ...row } = found;
  if (salt === null)
    throw new Error(`The signature of agreement ${agreementId} was erased to its hash.`);
  return {
    schema: "fanlight-receipt/1",
    payload: payload as SignatureEvidence,
    salt,
    row: row satisfies LogRow,
    head,
  };
}
