/**
 * Everything that is kept about a person, as they may see and take it. Left out is what others wrote while they decided: it names
 * them too, and is given by the company on request.
 */
import { sql } from "kysely";
import type { Catalogue } from "../../domain/door/catalogue.ts";
import type { Handle } from "../definitions.ts";
import { readHistory } from "../records/read-history.ts";

export type Held = NonNullable<Awaited<ReturnType<typeof readHeld>>>;

export async function readHeld(
  db: Handle,
  { catalogue, personId }: { catalogue: Pick<Catalogue, "documents">; personId: string },
) {
  const person = await db
    .selectFrom("people")
    .select(["email", "name", "title", "company", "created_at", "verified_at", "verified_by"])
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person) return undefined;
  const titleOf = (id: string) => catalogue.documents.find((known) => known.id === id)?.title ?? id;
  const [requests, wanted, agreements, acknowledgements] = await readSaid(db, personId);
  const [grants, downloads, sessions, mails] = await readGiven(db, { personId, ...person });
  const invitations = await readInvitations(db, { personId, ...person });
  const subscription = await db
    .selectFrom("subscriptions")
    .select(["topics", "confirmed_at"])
    .where("person_id", "=", personId)
    .executeTakeFirst();
  const objections = await db
    .selectFrom("objections")
    .select(["subprocessor_id", "name", "title", "company", "reason", "deadline", "ip"])
    .select(["user_agent", "language", "filed_at", "confirmed_at"])
    .where("person_id", "=", personId)
    .orderBy("filed_at", "desc")
    .execute();
  const log = await readHistory(db, { personId }, EVERYTHING);
  return {
    person,
    requests: requests.map((request) => ({
      ...request,
      documents: wanted
        .filter(({ request_id }) => request_id === request.id)
        .map(({ document_id, state }) => ({ document: titleOf(document_id), state })),
    })),
    agreements,
    acknowledgements,
    grants: grants.map(({ document_id, ...grant }) => ({
      document: titleOf(document_id),
      ...grant,
    })),
    downloads: downloads.map(({ document_id, ...download }) => ({
      document: titleOf(document_id),
      ...download,
    })),
    invitations: invitations.map(({ documents, ...invitation }) => ({
      documents: documents.map(titleOf),
      ...invitation,
    })),
    subscription,
    objections,
    sessions,
    mails,
    log: log.map(({ seq, at, type }) => ({ seq, at, type })),
  };
}

const EVERYTHING = 100_000;

function readSaid(db: Handle, personId: string) {
  return Promise.all([
    db
      .selectFrom("requests")
      .select(["id", "state", "name", "title", "company", "purpose", "question", "answer"])
      .select(["language", "ip", "user_agent", "created_at", "verified_at", "decided_at"])
      .select("expires_at")
      .where("person_id", "=", personId)
      .orderBy("created_at", "desc")
      .execute(),
    db
      .selectFrom("request_documents")
      .innerJoin("requests", "requests.id", "request_documents.request_id")
      .select(["request_id", "document_id", "request_documents.state"])
      .where("person_id", "=", personId)
      .orderBy("document_id")
      .execute(),
    db
      .selectFrom("agreements")
      .select(["id", "state", "capacity", "nda_version", "nda_sha256", "evidence", "reference"])
      .select(["proof_name", "created_at", "signed_at", "confirmed_at", "keep_until", "legal_hold"])
      .where("person_id", "=", personId)
      .orderBy("created_at", "desc")
      .execute(),
    db
      .selectFrom("acknowledgements")
      .select(["kind", "text", "at"])
      .where("person_id", "=", personId)
      .orderBy("at", "desc")
      .execute(),
  ]);
}

/** Sent to the address, or taken up by the person whoever it was sent to. Who else was invited, and by whom, is theirs. */
function readInvitations(db: Handle, { personId, email }: { personId: string; email: string }) {
  return db
    .selectFrom("invitations")
    .leftJoin("invitation_uses", (join) =>
      join
        .onRef("invitation_uses.invitation_id", "=", "invitations.id")
        .on("invitation_uses.person_id", "=", personId),
    )
    .select(["documents", "message", "created_at", "expires_at", "revoked_at"])
    .select("invitation_uses.at as taken_up_at")
    .where(({ eb, or }) =>
      or([
        eb("invitation_uses.person_id", "is not", null),
        sql<boolean>`emails @> ${JSON.stringify([email])}::jsonb`,
      ]),
    )
    .orderBy("created_at", "desc")
    .execute();
}

function readGiven(db: Handle, { personId, email }: { personId: string; email: string }) {
  return Promise.all([
    db
      .selectFrom("grants")
      .select(["document_id", "state", "created_at", "starts_at", "until", "max_downloads", "used"])
      .where("person_id", "=", personId)
      .orderBy("created_at", "desc")
      .execute(),
    db
      .selectFrom("downloads")
      .select(["id", "document_id", "started_at", "finished_at", "copy_sha256", "stamp"])
      .where("person_id", "=", personId)
      .orderBy("started_at", "desc")
      .execute(),
    db
      .selectFrom("sessions")
      .select(["created_at", "expires_at", "ended_at", "method"])
      .where("kind", "=", "visitor")
      .where("email", "=", email)
      .orderBy("created_at", "desc")
      .execute(),
    db
      .selectFrom("outbox")
      .select(["kind", "state", "created_at", "sent_at"])
      .where("channel", "=", "mail")
      .where("person_id", "=", personId)
      .orderBy("created_at", "desc")
      .execute(),
  ]);
}
