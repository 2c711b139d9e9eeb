/** The exact text that an agreement was made on, however the content has changed since. */
import type { Handle } from "../definitions.ts";

export async function readSignedText(
  db: Handle,
  agreementId: string,
): Promise<{ title: string; version: string; text: string } | undefined> {
  return db
    .selectFrom("agreements")
    .innerJoin("nda_texts", "nda_texts.sha256", "agreements.nda_sha256")
    .select(["nda_texts.title", "nda_texts.version", "nda_texts.text"])
    .where("agreements.id", "=", agreementId)
    .executeTakeFirst();
}
