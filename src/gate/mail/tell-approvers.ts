/** Tells those who decide: a mail to each, and the webhook where there is one, in the transaction of what is told. */
import type { Services, Tx } from "../definitions.ts";
import type { Role } from "../tables.ts";
import { composeHook } from "./compose-hook.ts";
import { composeLetter, type LetterBlock } from "./compose-letter.ts";
import { queueMail } from "./queue-mail.ts";
import { queueWebhook } from "./queue-webhook.ts";

export interface Notice {
  kind: string;
  personId: string | null;
  subject: string;
  blocks: readonly LetterBlock[];
  /** Owners and approvers where nothing is said. */
  to?: readonly Role[];
  /** Lets the webhook name the request and what was asked for. */
  requestId?: string;
}

export async function tellApprovers(tx: Tx, services: Services, notice: Notice): Promise<void> {
  const { kind, personId, subject, blocks, to = ["owner", "approver"] } = notice;
  const { access, company } = services.catalogue;
  const letter = composeLetter({ subject, blocks }, company);
  const told = access.approvers.filter(({ role }) => to.includes(role));
  for (const email of new Set(told.map((approver) => approver.email)))
    await queueMail(tx, services, { kind, personId, mail: { to: email, ...letter } });
  const headline = HEADLINES[kind];
  if (!services.webhook || !headline) return;
  const hook = {
    event: kind,
    headline,
    link: blocks.find((block) => block.kind === "button")?.href,
    requestId: notice.requestId,
    documents: await documentsOf(tx, services, notice.requestId),
    person: personId ? await personOf(tx, personId) : undefined,
  };
  const body = composeHook(hook, services.settings.webhookShows);
  await queueWebhook(tx, services, { kind, personId, body });
}

/** Of what the webhook tells, in words of its own: subjects of mails may name people. */
const HEADLINES: Readonly<Record<string, string>> = {
  "request-pending": "Documents were asked for and wait for a decision",
  "request-answered": "A question was answered; the request waits for a decision",
  "request-reminder": "A request still waits for a decision",
  "agreement-claimed": "A visitor says that an agreement is already signed",
  "grants-ending": "Access to documents runs out",
  "documents-expiring": "Documents expire",
  "objection-filed": "A customer objects to a subprocessor",
  "erasure-asked": "A reader asks to be erased",
};

async function personOf(tx: Tx, id: string) {
  return tx
    .selectFrom("people")
    .select(["name", "company", "email", "domain"])
    .where("id", "=", id)
    .executeTakeFirst();
}

async function documentsOf(tx: Tx, { catalogue }: Services, requestId: string | undefined) {
  if (!requestId) return [];
  const rows = await tx
    .selectFrom("request_documents")
    .select("document_id")
    .where("request_id", "=", requestId)
    .execute();
  const asked = new Set(rows.map((row) => row.document_id));
  return catalogue.documents
    .filter(({ id, level }) => asked.has(id) && level !== "hidden")
    .map(({ title }) => title);
}
