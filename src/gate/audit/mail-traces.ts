/** Mails about somebody: rows of the outbox, sent or waiting, and files where mail goes into a folder. */
import type { Services, Tx } from "../definitions.ts";
import { OUTBOX_KEY } from "../mail/queue-mail.ts";
import { mentions } from "./mentions.ts";

/** @returns ids of the mails, which are also the names of their files */
export async function deleteMails(
  tx: Tx,
  { secrets }: Pick<Services, "secrets">,
  { personId, email }: { personId: string; email: string | undefined },
): Promise<string[]> {
  const own = await tx
    .deleteFrom("outbox")
    .where("person_id", "=", personId)
    .returning("id")
    .execute();
  if (email === undefined) return own.map(({ id }) => id);
  // An invitation is mailed before there is a person. What was sent is empty.
  const others = await tx
    .selectFrom("outbox")
    .select(["id", "body"])
    .where("body", "!=", "")
    .execute();
  const about = others
    .filter(({ body }) => mentions(secrets.open(OUTBOX_KEY, body) ?? "", email))
    .map(({ id }) => id);
  if (about.length > 0) await tx.deleteFrom("outbox").where("id", "in", about).execute();
  return [...own.map(({ id }) => id), ...about];
}

/** Files to or about the address whose rows are gone, or never named the person. */
export async function findMailFiles(
  { mailFolder }: Pick<Services, "mailFolder">,
  email: string,
): Promise<string[]> {
  if (!mailFolder) return [];
  const found: string[] = [];
  for (const { id } of await mailFolder.list()) {
    const mail = await mailFolder.read(id);
    if (mail && mentions(JSON.stringify({ ...mail, attachments: undefined }), email))
      found.push(id);
  }
  return found;
}
