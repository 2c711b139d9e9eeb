/** An approver needs no answer after all: the request waits for a decision again. */
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";

export async function takeBackQuestion(
  services: Services,
  { requestId, by }: { requestId: string; by: string },
): Promise<{ kind: "taken-back" | "not-possible" }> {
  return services.store.transaction(async (tx) => {
    const row = await tx
      .updateTable("requests")
      .set({ state: "pending", decided_by: by, decided_at: services.clock.now() })
      .where("id", "=", requestId)
      .where("state", "=", "more-info")
      .returning("person_id")
      .executeTakeFirst();
    if (!row) return { kind: "not-possible" };
    await tx
      .updateTable("request_documents")
      .set({ state: "waiting" })
      .where("request_id", "=", requestId)
      .where("state", "=", "question")
      .execute();
    await recordEvent(tx, services, {
      type: "request.question-taken-back",
      subject: row.person_id,
      refs: { request: requestId },
      payload: { by },
    });
    return { kind: "taken-back" };
  });
}
