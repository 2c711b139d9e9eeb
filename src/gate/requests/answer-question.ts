/** The visitor answers what an approver asked, and the request waits for a decision again. */
import { readLines } from "../../domain/door/plain-text.ts";
import type { Services } from "../definitions.ts";
import { tellApprovers } from "../mail/tell-approvers.ts";
import type { Visitor } from "../sessions/visitor-session.ts";
import { OPEN_SECONDS } from "./confirm-request.ts";
import { moveRequest } from "./move-request.ts";

export const LONGEST_ANSWER = 2000;

export type Answered =
  | { kind: "answered" }
  | { kind: "invalid"; error: string }
  /** Not theirs, or nothing is asked any more. */
  | { kind: "not-asked" };

export async function answerQuestion(
  services: Services,
  { visitor, requestId, typed }: { visitor: Visitor; requestId: string; typed: string },
): Promise<Answered> {
  const read = readLines(typed, LONGEST_ANSWER);
  if ("fault" in read) return { kind: "invalid", error: FAULTS[read.fault] };
  const { personId } = visitor;
  const now = services.clock.now();
  return services.store.transaction(async (tx) => {
    const isAnswered = await moveRequest(tx, services, {
      id: requestId,
      personId,
      from: ["more-info"],
      to: "pending",
      set: { answer: read.text, expires_at: new Date(now.getTime() + OPEN_SECONDS * 1000) },
      event: "answered",
      payload: { answer: read.text },
    });
    if (!isAnswered) return { kind: "not-asked" };
    await tx
      .updateTable("request_documents")
      .set({ state: "waiting" })
      .where("request_id", "=", requestId)
      .where("state", "=", "question")
      .execute();
    await tellApprovers(tx, services, {
      kind: "request-answered",
      personId,
      requestId,
      subject: `Answer from ${visitor.name}, ${visitor.company}`,
      blocks: [
        { kind: "text", text: "Your question was answered; the request waits for your decision." },
        { kind: "facts", facts: [["Answer", read.text]] },
        {
          kind: "button",
          label: "Look at the request",
          href: new URL(`/admin/requests/${requestId}/`, services.settings.publicUrl).href,
        },
      ],
    });
    return { kind: "answered" };
  });
}

const FAULTS = {
  blank: "Enter your answer",
  long: `Your answer may have at most ${LONGEST_ANSWER} characters`,
  unreadable: "Your answer contains characters that cannot be seen; type it again without them",
} as const;
