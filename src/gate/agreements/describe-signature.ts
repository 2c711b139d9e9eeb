/** Everything that proves who signed what, when and how: what the certificate prints and the log commits to. */
import type { CatalogueDocument } from "../../domain/door/catalogue.ts";
import type { Services, SignatureEvidence, Tx } from "../definitions.ts";
import type { Visitor } from "../sessions/visitor-session.ts";
import type { CheckedSignature } from "./check-signature.ts";
import { consentSentence } from "./consent.ts";
import type { Presented, Shown } from "./present-nda.ts";

/** What the signer's request says of itself. */
export interface Sender {
  ip: string;
  userAgent: string;
  language: string;
}

export interface Facts {
  id: string;
  at: Date;
  visitor: Visitor;
  presented: Presented;
  shown: Shown;
  signature: CheckedSignature;
  sender: Sender;
}

/** Headers are typed by the visitor's program: kept, but not without end. */
const LONGEST_HEADER = 400;

export async function describeSignature(
  tx: Tx,
  { catalogue }: Pick<Services, "catalogue">,
  { id, at, visitor, presented, shown, signature, sender }: Facts,
): Promise<{ evidence: SignatureEvidence; requestId: string | undefined }> {
  const { nda, sha256 } = presented;
  const person = await tx
    .selectFrom("people")
    .select(["email", "verified_at", "verified_by"])
    .where("id", "=", visitor.personId)
    .executeTakeFirstOrThrow();
  if (!person.verified_at) throw new Error("Only a confirmed address can have a session.");
  const asked = await askedFor(tx, visitor.personId);
  const evidence: SignatureEvidence = {
    schema: "fanlight-acceptance/1",
    id,
    nda: { id: nda.id, title: nda.title, version: nda.version, sha256 },
    discloser: catalogue.company.legalName,
    signer: {
      ...signature,
      email: person.email,
      emailVerifiedAt: person.verified_at.toISOString(),
      // An invitation is a link that was mailed to the address, too.
      emailVerifiedBy: person.verified_by === "code" ? "code" : "link",
    },
    consent: consentSentence(nda),
    documents: asked.documents.map((document) => nameOf(catalogue.documents, document)),
    purpose: asked.purpose,
    presentedAt: shown.at,
    acceptedAt: at.toISOString(),
    ip: sender.ip,
    userAgent: sender.userAgent.slice(0, LONGEST_HEADER),
    language: sender.language.slice(0, LONGEST_HEADER),
    commit: catalogue.commit ?? "unknown",
  };
  return { evidence, requestId: asked.requestId };
}

/** What waits for the signature: open requests, and grants that were given before this version. */
async function askedFor(
  tx: Tx,
  personId: string,
): Promise<{ requestId: string | undefined; purpose: string; documents: string[] }> {
  const requests = await tx
    .selectFrom("requests")
    .select(["id", "state", "purpose"])
    .where("person_id", "=", personId)
    .where("verified_at", "is not", null)
    .orderBy("created_at", "desc")
    .execute();
  const open = requests.filter(({ state }) => ["verified", "pending", "more-info"].includes(state));
  const wanted = await tx
    .selectFrom("request_documents")
    .select("document_id")
    .where("request_id", "in", [...open.map(({ id }) => id), NOBODY])
    .execute();
  const granted = await tx
    .selectFrom("grants")
    .select("document_id")
    .where("person_id", "=", personId)
    .where("state", "=", "active")
    .execute();
  const documents = [...wanted, ...granted].map((row) => row.document_id);
  const [latest] = open.length > 0 ? open : requests;
  return {
    requestId: open[0]?.id,
    purpose: latest?.purpose ?? "",
    documents: [...new Set(documents)].sort(),
  };
}

/** An empty list is no SQL. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

function nameOf(documents: readonly CatalogueDocument[], id: string): string {
  const document = documents.find((known) => known.id === id);
  if (!document) return id;
  return document.dated ? `${document.title}, ${document.dated}` : document.title;
}
