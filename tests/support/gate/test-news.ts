/** Readers who confirmed that they want news, and news to tell them. */
import type { NewsItem } from "#src/domain/door/news.ts";
import type { Topic } from "#src/domain/door/topics.ts";
import { asJson } from "#src/gate/tables.ts";
import type { TestDoor } from "./test-door.ts";
import { addPerson } from "./test-people.ts";

export function news(id: string, more: Partial<NewsItem> = {}): NewsItem {
  return {
    id,
    topic: "subprocessors",
    on: "2026-11-01",
    title: `Title of ${id}`,
    text: `What ${id} says.`,
    path: `/subprocessors/#${id}`,
    ...more,
  };
}

export async function addReader(
  door: TestDoor,
  email: string,
  topics: Topic[] = ["subprocessors"],
): Promise<string> {
  const { personId } = await addPerson(door, email);
  await door.services.store.db
    .insertInto("subscriptions")
    .values({ person_id: personId, topics: asJson(topics), confirmed_at: door.clock.now() })
    .execute();
  return personId;
}
