/** Copies that were delivered: whose, of what, when. */
import type { Handle } from "../definitions.ts";
import type { Search } from "./search.ts";

export interface DownloadRecord {
  copyId: string;
  documentId: string;
  personId: string;
  name: string;
  company: string;
  email: string;
  grantId: string;
  startedAt: Date;
  finishedAt: Date | null;
  bytes: number;
  documentSha256: string;
  copySha256: string;
}

/** Newest first. */
export async function listDownloads(
  db: Handle,
  { domain, personId, limit, documentId }: Search & { documentId?: string },
): Promise<DownloadRecord[]> {
  let query = db
    .selectFrom("downloads")
    .innerJoin("people", "people.id", "downloads.person_id")
    .selectAll("downloads")
    .select(["people.name", "people.company", "people.email"]);
  if (documentId) query = query.where("document_id", "=", documentId);
  if (domain) query = query.where("people.domain", "=", domain);
  if (personId) query = query.where("people.id", "=", personId);
  if (limit) query = query.limit(limit);
  const rows = await query.orderBy("started_at", "desc").orderBy("downloads.id").execute();
  return rows.map((row) => ({
    copyId: row.id,
    documentId: row.document_id,
    personId: row.person_id,
    name: row.name,
    company: row.company,
    email: row.email,
    grantId: row.grant_id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    bytes: row.bytes,
    documentSha256: row.document_sha256,
    copySha256: row.copy_sha256,
  }));
}
