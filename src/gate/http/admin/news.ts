/** What subscribers were told: the list, one of it with its text, and the page as it was. */
import { TOPICS, topicWords } from "../../../domain/door/topics.ts";
import {
  type AnnouncementRecord,
  countSubscribers,
  listAnnouncements,
  readPageCopy,
} from "../../records/list-announcements.ts";
import { PAGE_ROWS } from "../../records/search.ts";
import { attachment } from "../content-disposition.ts";
import type { Door } from "../door.ts";
import { type AdminFrame, enter, idIn, notFound } from "./enter.ts";

export interface NewsPage {
  frame: AdminFrame;
  announcements: AnnouncementRecord[];
  subscribers: number;
  topics: [label: string, count: string][];
}

export async function newsPage(request: Request, door: Door): Promise<Response | NewsPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const { db } = door.services.store;
  const { all, topics } = await countSubscribers(db);
  return {
    frame: entered.frame,
    announcements: await listAnnouncements(db, { limit: PAGE_ROWS }),
    subscribers: all,
    topics: TOPICS.map((topic) => [topicWords[topic].label, String(topics.get(topic) ?? 0)]),
  };
}

export interface AnnouncementPage {
  frame: AdminFrame;
  announcement: AnnouncementRecord;
}

export async function announcementPage(
  request: Request,
  door: Door,
): Promise<Response | AnnouncementPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const id = idIn(entered.url);
  const [announcement] = id
    ? await listAnnouncements(door.services.store.db, { id, limit: 1 })
    : [];
  return announcement ? { frame: entered.frame, announcement } : notFound();
}

/** To be kept, not to be opened here: a page of another build under this policy would be shown wrongly. */
export async function sendPageCopy(request: Request, door: Door): Promise<Response> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const id = idIn(entered.url);
  const copy = id && (await readPageCopy(door.services.store.db, id));
  if (!copy) return notFound();
  return new Response(copy.html, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": attachment(`page-${id}.html`),
    },
  });
}
