/**
 * Puts each announcement into the outbox, once for everybody who wanted its topic when it was made. The row that says so is written
 * in the transaction of the mail, so a process that dies in between goes on where it was, and no one gets it twice.
 */
import { sql } from "kysely";
import { choicesFor } from "../../domain/door/topics.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { NEWS_KIND, stopAddress } from "../subscriptions/end-subscription.ts";
import { composeNews, type NewsLetter } from "./news-letter.ts";
import { wantsOne } from "./wants-one.ts";

const BATCH = 100;

type Open = Awaited<ReturnType<typeof listOpen>>[number];

/** @returns mails that were queued */
export async function deliverAnnouncements(services: Services): Promise<number> {
  let queued = 0;
  for (const open of await listOpen(services)) {
    for (;;) {
      const batch = await services.store.transaction((tx) => deliverBatch(tx, services, open));
      queued += batch;
      if (batch === 0) break;
    }
    await services.store.transaction((tx) => finish(tx, services, open));
  }
  return queued;
}

function listOpen({ store }: Pick<Services, "store">) {
  return store.db
    .selectFrom("announcements")
    .select(["id", "topic", "letter", "items", "text_sha256", "page_sha256", "created_at"])
    .where("finished_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

async function deliverBatch(tx: Tx, services: Services, open: Open): Promise<number> {
  // Their rows are held, so that an erasure waits and then takes the mail with it.
  const readers = await tx
    .selectFrom("subscriptions")
    .innerJoin("people", "people.id", "subscriptions.person_id")
    .select(["people.id", "people.email"])
    .where("confirmed_at", "<=", open.created_at)
    .where(wantsOne(choicesFor(open.topic)))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("deliveries")
            .select("person_id")
            .where("announcement_id", "=", open.id)
            .whereRef("deliveries.person_id", "=", "people.id"),
        ),
      ),
    )
    .orderBy("people.id")
    .limit(BATCH)
    .forKeyShare("people")
    .execute();
  let queued = 0;
  for (const { id: personId, email } of readers) {
    const fresh = await tx
      .insertInto("deliveries")
      .values({ announcement_id: open.id, person_id: personId, at: services.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning("person_id")
      .executeTakeFirst();
    // Another server was faster.
    if (!fresh) continue;
    const stop = stopAddress(services, personId);
    const letter = composeNews(services, open.letter as NewsLetter, stop);
    await queueMail(tx, services, {
      kind: NEWS_KIND,
      personId,
      mail: { to: email, ...letter, unsubscribe: stop },
    });
    queued += 1;
  }
  if (queued > 0)
    await tx
      .updateTable("announcements")
      .set({ recipients: sql<number>`recipients + ${queued}` })
      .where("id", "=", open.id)
      .execute();
  return queued;
}

/** The proof: what text, to how many, when, and which page, in the sealed log. It names nobody. */
async function finish(tx: Tx, services: Services, open: Open): Promise<void> {
  const finished = await tx
    .updateTable("announcements")
    .set({ finished_at: services.clock.now() })
    .where("id", "=", open.id)
    .where("finished_at", "is", null)
    .returning("recipients")
    .executeTakeFirst();
  if (!finished) return;
  await recordEvent(tx, services, {
    type: "news.sent",
    subject: null,
    refs: { announcement: open.id },
    payload: {
      topic: open.topic,
      items: open.items,
      text: open.text_sha256,
      page: open.page_sha256,
      recipients: finished.recipients,
    },
  });
}
