/** What was sent to subscribers: the text, to how many, when, and the page as it was. */
import { sql } from "kysely";
import type { NewsTopic } from "../../domain/door/topics.ts";
import type { Handle } from "../definitions.ts";

export interface AnnouncementRecord {
  id: string;
  topic: NewsTopic;
  subject: string;
  text: string;
  textHash: string;
  items: string[];
  pagePath: string;
  pageHash: string | null;
  commit: string | null;
  builtAt: string;
  recipients: number;
  createdAt: Date;
  /** Undefined while mails are still being put into the outbox. */
  finishedAt: Date | undefined;
}

export async function listAnnouncements(
  db: Handle,
  { id, limit }: { id?: string; limit: number },
): Promise<AnnouncementRecord[]> {
  let query = db.selectFrom("announcements").selectAll();
  if (id) query = query.where("id", "=", id);
  const rows = await query.orderBy("created_at", "desc").orderBy("id").limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    topic: row.topic,
    subject: row.subject,
    text: row.text,
    textHash: row.text_sha256,
    items: row.items,
    pagePath: row.page_path,
    pageHash: row.page_sha256,
    commit: row.commit,
    builtAt: row.built_at,
    recipients: row.recipients,
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? undefined,
  }));
}

/** How many are subscribed in all, and to each topic. */
export async function countSubscribers(
  db: Handle,
): Promise<{ all: number; topics: ReadonlyMap<string, number> }> {
  const { all } = await db
    .selectFrom("subscriptions")
    .select(sql<number>`count(*)::int`.as("all"))
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ topic: string; count: number }>`
    select topic, count(*)::int as count from subscriptions, jsonb_array_elements_text(topics) as topic
    group by topic`.execute(db);
  return { all, topics: new Map(rows.map(({ topic, count }) => [topic, count])) };
}

export async function readPageCopy(db: Handle, announcementId: string) {
  return db
    .selectFrom("announcements")
    .innerJoin("page_copies", "page_copies.sha256", "announcements.page_sha256")
    .select("page_copies.html")
    .where("announcements.id", "=", announcementId)
    .executeTakeFirst();
}
