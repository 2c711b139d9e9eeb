/** The second half of the opt-in: what a mailed link is for, and the form that does it. */
import { labelsOf, type Topic } from "../../domain/door/topics.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";
import { hashToken } from "../sessions/hash-token.ts";
import { maskAddress } from "../sessions/view-link.ts";
import { asJson } from "../tables.ts";

export type SubscribeLink =
  | { kind: "open"; address: string; topics: string[] }
  /** Used, too old or never there. */
  | { kind: "over" };

/** Changes nothing. */
export async function viewSubscribeLink(
  { store, clock }: Pick<Services, "store" | "clock">,
  token: string,
): Promise<SubscribeLink> {
  const link = await store.db
    .selectFrom("links")
    .select(["email", "topics"])
    .where("hash", "=", hashToken(token))
    .where("purpose", "=", "subscribe")
    .where("used_at", "is", null)
    .where("expires_at", ">", clock.now())
    .executeTakeFirst();
  if (!link?.topics) return { kind: "over" };
  return { kind: "open", address: maskAddress(link.email), topics: labelsOf(link.topics) };
}

/** @returns the person and what was chosen; undefined where the link is over */
export async function confirmSubscription(
  services: Services,
  token: string,
): Promise<{ personId: string; topics: Topic[] } | undefined> {
  const now = services.clock.now();
  return services.store.transaction(async (tx) => {
    const link = await tx
      .updateTable("links")
      .set({ used_at: now })
      .where("hash", "=", hashToken(token))
      .where("purpose", "=", "subscribe")
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .returning(["person_id", "topics"])
      .executeTakeFirst();
    if (!link?.person_id || !link.topics) return undefined;
    const { person_id: personId, topics } = link;
    await tx
      .updateTable("people")
      .set(({ fn, val }) => ({
        verified_at: fn.coalesce("verified_at", val(now)),
        verified_by: fn.coalesce("verified_by", val("link" as const)),
      }))
      .where("id", "=", personId)
      .execute();
    await tx
      .insertInto("subscriptions")
      .values({ person_id: personId, topics: asJson(topics), confirmed_at: now })
      .onConflict((conflict) =>
        // News from before the first confirmation stays unsent.
        conflict.column("person_id").doUpdateSet({ topics: asJson(topics) }),
      )
      .execute();
    await recordEvent(tx, services, {
      type: "subscription.confirmed",
      subject: personId,
      payload: { topics },
    });
    return { personId, topics };
  });
}
