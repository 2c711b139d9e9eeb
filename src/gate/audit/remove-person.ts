/** Removes a person's row and all that hangs on it or holds the address. Agreements must have been dealt with before. */
import { sql } from "kysely";
import type { Services, Tx } from "../definitions.ts";
import { mailboxLimitKeys } from "../limits/mail-limits.ts";
import { asJson } from "../tables.ts";
import { mentions } from "./mentions.ts";

export interface Removed {
  personId: string;
  email: string;
  name: string;
}

export async function removePerson(
  tx: Tx,
  services: Pick<Services, "secrets">,
  { personId, email, name }: Removed,
): Promise<void> {
  // Requests, grants, downloads, acknowledgements, links and sessions go with it.
  await tx.deleteFrom("people").where("id", "=", personId).execute();
  await tx.deleteFrom("links").where("email", "=", email).execute();
  await tx.deleteFrom("sessions").where("email", "=", email).execute();
  await tx
    .deleteFrom("rate_limits")
    .where("key", "in", mailboxLimitKeys(services, email))
    .execute();
  await leaveInvitations(tx, { email, name });
}

/** One that was for this address alone goes; others lose the address, and a message that names the person. */
async function leaveInvitations(
  tx: Tx,
  { email, name }: Pick<Removed, "email" | "name">,
): Promise<void> {
  const invitations = await tx
    .selectFrom("invitations")
    .select(["id", "emails", "domain", "message"])
    .where((where) =>
      where.or([
        where(sql<boolean>`emails @> ${JSON.stringify([email])}::jsonb`, "=", true),
        where(sql<number>`position(${email} in lower(message))`, ">", 0),
        where(sql<number>`position(lower(${name}) in lower(message))`, ">", 0),
      ]),
    )
    .execute();
  for (const { id, emails, domain, message } of invitations) {
    const invited = emails.includes(email);
    const others = emails.filter((one) => one !== email);
    if (invited && others.length === 0 && domain === null) {
      await tx.deleteFrom("invitations").where("id", "=", id).execute();
      continue;
    }
    const names = mentions(message, email) || (invited && message.includes(name));
    await tx
      .updateTable("invitations")
      .set({ emails: asJson(others), ...(names && { message: "" }) })
      .where("id", "=", id)
      .execute();
  }
}
