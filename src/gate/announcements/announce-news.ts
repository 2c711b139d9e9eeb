/**
 * Finds what was not told yet and writes it down as announcements, one a topic: the text as everybody gets it, its hash, and the page
 * as it was. From then on nothing of it is told again, whatever happens; sending it is `deliver-announcements`.
 */
import { sql } from "kysely";
import { addDays, dayOf } from "../../domain/dates.ts";
import { NEWS_PAGES, type NewsItem } from "../../domain/door/news.ts";
import { NEWS_TOPICS, type NewsTopic } from "../../domain/door/topics.ts";
import { sha256Hex } from "../audit/hashes.ts";
import type { Handle, Services, Tx } from "../definitions.ts";
import { asJson } from "../tables.ts";
import { type NewsLetter, newsText, writeNews } from "./news-letter.ts";

/** Written when the news that stood there at first was noted. */
const BEGUN = "news-begun";
/** News that is older when it first appears is filed and not sent: nobody wants the revisions of past years. */
const TOLD_DAYS = 60;
/** Of pg_advisory_xact_lock: one announcer over all servers. */
const ANNOUNCER_LOCK = 0x46_4c_4e_57;

export interface AnnounceOptions {
  /** At the first time, when there is nothing that was told before: tells what happened on this day or later. */
  since?: string | undefined;
}

export interface Announced {
  /** Nothing had been told before, so what stood there was noted as known. */
  isFirst: boolean;
  announcements: { id: string; topic: NewsTopic; subject: string; items: number }[];
}

interface Draft {
  topic: NewsTopic;
  items: NewsItem[];
  letter: NewsLetter;
  page: { path: string; html: string | undefined };
}

/** What would be announced now. Changes nothing. */
export async function findNews(
  services: Pick<Services, "catalogue" | "clock" | "store">,
  { since }: AnnounceOptions = {},
  db: Handle = services.store.db,
): Promise<{ isFirst: boolean; known: NewsItem[]; fresh: NewsItem[] }> {
  const begun = await db
    .selectFrom("marks")
    .select("name")
    .where("name", "=", BEGUN)
    .executeTakeFirst();
  const told = new Set(
    (await db.selectFrom("told_news").select("item").execute()).map(({ item }) => item),
  );
  const untold = services.catalogue.news.filter(({ id }) => !told.has(id));
  const oldest = addDays(dayOf(services.clock.now().toISOString()), -TOLD_DAYS);
  const from = begun ? oldest : since;
  const isFresh = ({ on }: NewsItem) => from !== undefined && on >= from;
  return {
    isFirst: !begun,
    known: untold.filter((item) => !isFresh(item)),
    fresh: untold.filter(isFresh),
  };
}

export async function announceNews(
  services: Services,
  options: AnnounceOptions = {},
): Promise<Announced> {
  const found = await findNews(services, options);
  if (!found.isFirst && found.known.length + found.fresh.length === 0)
    return { isFirst: false, announcements: [] };
  // Pages are read before the transaction, since on a function's host that takes a request.
  const pages = new Map<string, string | undefined>();
  for (const { topic } of found.fresh) {
    const path = NEWS_PAGES[topic];
    if (!pages.has(path)) pages.set(path, await services.pages.read(path));
  }
  return services.store.transaction(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(ANNOUNCER_LOCK)})`.execute(tx);
    // Another server may have told some of it meanwhile.
    const { isFirst, known, fresh } = await findNews(services, options, tx);
    const now = services.clock.now();
    if (isFirst) await tx.insertInto("marks").values({ name: BEGUN, at: now, value: "" }).execute();
    await note(tx, known, { announcement_id: null, at: now });
    const announcements: Announced["announcements"] = [];
    for (const topic of NEWS_TOPICS) {
      const items = fresh.filter((item) => item.topic === topic);
      if (items.length === 0) continue;
      const path = NEWS_PAGES[topic];
      const letter = writeNews(services, topic, items);
      const id = await write(tx, services, {
        topic,
        items,
        letter,
        page: { path, html: pages.get(path) },
      });
      await note(tx, items, { announcement_id: id, at: now });
      announcements.push({ id, topic, subject: letter.subject, items: items.length });
    }
    return { isFirst, announcements };
  });
}

async function note(
  tx: Tx,
  items: readonly NewsItem[],
  rest: { announcement_id: string | null; at: Date },
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto("told_news")
    .values(items.map(({ id }) => ({ item: id, ...rest })))
    .execute();
}

async function write(
  tx: Tx,
  services: Services,
  { topic, items, letter, page }: Draft,
): Promise<string> {
  const { catalogue, clock, random } = services;
  const now = clock.now();
  const id = random.uuid();
  const { path, html } = page;
  const pageHash = html === undefined ? null : sha256Hex(html);
  if (html !== undefined && pageHash)
    await tx
      .insertInto("page_copies")
      .values({ sha256: pageHash, path, html, taken_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const text = newsText(services, letter);
  await tx
    .insertInto("announcements")
    .values({
      id,
      topic,
      subject: letter.subject,
      letter: asJson(letter as unknown),
      text,
      text_sha256: sha256Hex(text),
      items: asJson(items.map((item) => item.id)),
      page_path: path,
      page_sha256: pageHash,
      commit: catalogue.commit ?? null,
      built_at: catalogue.builtAt,
      created_at: now,
    })
    .execute();
  return id;
}
