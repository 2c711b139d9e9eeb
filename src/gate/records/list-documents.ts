/** What stands behind the door, and how often each was asked for, given and read. */
import { sql } from "kysely";
import type { Catalogue } from "../../domain/door/catalogue.ts";
import type { Handle } from "../definitions.ts";

export interface DocumentRecord {
  documentId: string;
  title: string;
  dated: string | null;
  level: string;
  /** False: something was given of it, and the company no longer offers it. */
  offered: boolean;
  pages: number | null;
  bytes: number | null;
  expires: string | null;
  /** By people whose address was confirmed: anybody may have typed the others. */
  requests: number;
  /** Of them those that nobody decided on. */
  waiting: number;
  activeGrants: number;
  readers: number;
  downloads: number;
}

export async function listDocuments(
  db: Handle,
  { documents }: Pick<Catalogue, "documents">,
  now: Date,
): Promise<DocumentRecord[]> {
  const { rows } = await sql<{
    id: string;
    requests: number;
    waiting: number;
    grants: number;
    readers: number;
    downloads: number;
  }>`
    select known.id,
      (select count(*) from request_documents join requests on requests.id = request_id
        where document_id = known.id and requests.verified_at is not null)::int as requests,
      (select count(*) from request_documents join requests on requests.id = request_id
        where document_id = known.id and requests.state = 'pending' and request_documents.state in ('asked', 'waiting'))::int as waiting,
      (select count(*) from grants where document_id = known.id and state = 'active'
        and (until is null or until > ${now}::timestamptz))::int as grants,
      (select count(distinct person_id) from downloads where document_id = known.id)::int as readers,
      (select count(*) from downloads where document_id = known.id)::int as downloads
    from (select document_id as id from request_documents union select document_id from grants
      union select document_id from downloads) as known`.execute(db);
  const counts = new Map(rows.map((row) => [row.id, row]));
  const offered = new Map(documents.map((document) => [document.id, document]));
  const ids = [...offered.keys(), ...[...counts.keys()].filter((id) => !offered.has(id)).sort()];
  return ids.map((id) => {
    const document = offered.get(id);
    const {
      requests = 0,
      waiting = 0,
      grants = 0,
      readers = 0,
      downloads = 0,
    } = counts.get(id) ?? {};
    return {
      documentId: id,
      title: document?.title ?? id,
      dated: document?.dated ?? null,
      level: document?.level ?? "",
      offered: document !== undefined,
      pages: document?.file.pages ?? null,
      bytes: document?.file.bytes ?? null,
      expires: document?.expires ?? null,
      requests,
      waiting,
      activeGrants: grants,
      readers,
      downloads,
    };
  });
}
