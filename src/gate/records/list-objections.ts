/** Objections to subprocessors, the newest first, those that nobody confirmed included. */
import type { AnnouncedSubprocessor } from "../../domain/door/objectionable.ts";
import type { Handle } from "../definitions.ts";

export interface ObjectionRecord {
  id: string;
  personId: string;
  subprocessor: string;
  name: string;
  title: string;
  company: string;
  email: string;
  reason: string;
  /** As it was announced when the objection was sent. */
  announced: AnnouncedSubprocessor;
  deadline: string;
  filedAt: Date;
  confirmedAt: Date | null;
  commit: string | null;
  builtAt: string;
}

export async function listObjections(db: Handle, limit: number): Promise<ObjectionRecord[]> {
  const rows = await db
    .selectFrom("objections")
    .innerJoin("people", "people.id", "objections.person_id")
    .selectAll("objections")
    .select("people.email")
    .orderBy("filed_at", "desc")
    .orderBy("objections.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    subprocessor: row.announced.name,
    name: row.name,
    title: row.title,
    company: row.company,
    email: row.email,
    reason: row.reason,
    announced: row.announced,
    deadline: row.deadline,
    filedAt: row.filed_at,
    confirmedAt: row.confirmed_at,
    commit: row.commit,
    builtAt: row.built_at,
  }));
}
