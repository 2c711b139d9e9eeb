/** Subscriptions that name at least one of the topics: a condition on the table `subscriptions`. */
import { type RawBuilder, sql } from "kysely";

export function wantsOne(topics: readonly string[]): RawBuilder<boolean> {
  const wanted = sql.join(topics.map((topic) => sql.val(topic)));
  return sql<boolean>`exists (
    select from jsonb_array_elements_text(subscriptions.topics) as wanted (topic) where wanted.topic in (${wanted}))`;
}
