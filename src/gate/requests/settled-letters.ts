/** Mails of a request that rules were applied to: to those who decide, and to a reader for whom documents stand open. */
import type { Mail, Services, Tx } from "../definitions.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import type { Notice } from "../mail/tell-approvers.ts";
import type { Requests } from "../tables.ts";

interface Pending {
  request: Pick<Requests, "id" | "purpose" | "name" | "title" | "company">;
  person: { id: string; email: string };
}

export async function writePendingNotice(
  tx: Tx,
  { catalogue, settings }: Pick<Services, "catalogue" | "settings">,
  { request, person }: Pending,
): Promise<Notice> {
  const waiting = await tx
    .selectFrom("request_documents")
    .innerJoin("requests", "requests.id", "request_documents.request_id")
    .select(["document_id", "rule", "had_access"])
    .where("request_id", "=", request.id)
    .where("request_documents.state", "=", "waiting")
    .execute();
  const titles = catalogue.documents
    .filter(({ id }) => waiting.some((row) => row.document_id === id))
    .map(({ title }) => title);
  const rules = new Set(waiting.map(({ rule }) => rule ?? "none matched"));
  return {
    kind: "request-pending",
    personId: person.id,
    requestId: request.id,
    subject: `Request for documents: ${request.name}, ${request.company}`,
    blocks: [
      { kind: "text", text: "The address is confirmed. These documents wait for your decision:" },
      { kind: "list", items: titles },
      {
        kind: "facts",
        facts: [
          ["Name", request.name],
          ["Title", request.title],
          ["Company", request.company],
          ["Address", person.email],
          ["Purpose", request.purpose],
          ["Rule", [...rules].join("; ")],
          ["Had access before", waiting.some((row) => row.had_access) ? "yes" : "no"],
        ],
      },
      {
        kind: "button",
        label: "Look at the request",
        href: new URL(`/admin/requests/${request.id}/`, settings.publicUrl).href,
      },
    ],
  };
}

/** The page of the one document that stands open, or of all of them. */
export function addressOfOpen([only, ...more]: readonly string[]): string {
  return only && more.length === 0 ? `/request/document/${only}/` : "/request/status/";
}

export function writeOpenLetter(
  { catalogue, settings }: Pick<Services, "catalogue" | "settings">,
  { email, documents }: { email: string; documents: readonly string[] },
): Mail {
  const titles = catalogue.documents
    .filter(({ id }) => documents.includes(id))
    .map(({ title }) => title);
  const letter = composeLetter(
    {
      subject: `Documents of ${catalogue.company.name} are open to you`,
      blocks: [
        { kind: "text", text: "You can download:" },
        { kind: "list", items: titles },
        {
          kind: "button",
          label: documents.length === 1 ? "See your document" : "See your documents",
          href: new URL(addressOfOpen(documents), settings.publicUrl).href,
        },
        {
          kind: "text",
          text: "The page says until when. In a browser that does not know you, it mails you a link to this address.",
        },
      ],
    },
    catalogue.company,
  );
  return { to: email, ...letter };
}
