/**
 * The way out, which stands in every mail: an address that names the subscription and proves by its signature that we wrote it.
 * It serves for as long as mails are kept, asks for no session, and what was ended once can be ended again.
 */
import { TOPICS, type Topic } from "../../domain/door/topics.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Handle, Services } from "../definitions.ts";
import { asJson } from "../tables.ts";

const PURPOSE = "unsubscribe";

/** Kind of the outbox's rows that are news. */
export const NEWS_KIND = "news";

export function stopAddress(
  { secrets, settings }: Pick<Services, "secrets" | "settings">,
  personId: string,
): string {
  const token = `${personId}.${secrets.sign(PURPOSE, personId)}`;
  return `${settings.publicUrl.origin}/subscribe/stop/?s=${token}`;
}

/** @returns whose subscription the token is of; undefined where it was not made by us */
export function readStopToken(
  { secrets }: Pick<Services, "secrets">,
  token: string,
): string | undefined {
  const [, personId, signature] =
    token.match(/^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{64})$/) ?? [];
  if (!personId || !signature) return undefined;
  return secrets.verify(PURPOSE, personId, signature) ? personId : undefined;
}

/** Empty where nothing is subscribed to, or no longer. */
export async function readSubscription(db: Handle, personId: string): Promise<Topic[]> {
  const row = await db
    .selectFrom("subscriptions")
    .select("topics")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return TOPICS.filter((topic) => row?.topics.includes(topic));
}

/**
 * Sets the topics of somebody who is subscribed; none ends it, with what waits in the outbox.
 * @returns whether anything changed
 */
export async function changeSubscription(
  services: Services,
  personId: string,
  topics: readonly Topic[],
): Promise<boolean> {
  return services.store.transaction(async (tx) => {
    const changed =
      topics.length === 0
        ? await tx
            .deleteFrom("subscriptions")
            .where("person_id", "=", personId)
            .returning("person_id")
            .executeTakeFirst()
        : await tx
            .updateTable("subscriptions")
            .set({ topics: asJson([...topics]) })
            .where("person_id", "=", personId)
            .returning("person_id")
            .executeTakeFirst();
    if (!changed) return false;
    if (topics.length === 0)
      await tx
        .deleteFrom("outbox")
        .where("person_id", "=", personId)
        .where("kind", "=", NEWS_KIND)
        .where("state", "=", "waiting")
        .execute();
    await recordEvent(tx, services, {
      type: topics.length === 0 ? "subscription.ended" : "subscription.changed",
      subject: personId,
      payload: { topics },
    });
    return true;
  });
}
