/** What a request as a whole becomes once rules have decided on documents of it, and who is told. */
import type { Services, Tx } from "../definitions.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { tellApprovers } from "../mail/tell-approvers.ts";
import type { RequestState, Requests, WantedState } from "../tables.ts";
import type { Decided } from "./decide-wanted.ts";
import { moveRequest } from "./move-request.ts";
import { writeOpenLetter, writePendingNotice } from "./settled-letters.ts";

export interface Concluded {
  request: Pick<Requests, "id" | "state" | "purpose" | "name" | "title" | "company">;
  person: { id: string; email: string };
  /** Decided just now. */
  decided: readonly Decided[];
}

/** Days that a person has to decide. */
export const OPEN_DAYS = 30;
const DAY = 86_400_000;

export async function concludeRequest(
  tx: Tx,
  services: Services,
  { request, person, decided }: Concluded,
): Promise<void> {
  const { id } = request;
  const of = (verdict: Decided["verdict"]) =>
    decided.filter((one) => one.verdict === verdict).map(({ documentId }) => documentId);
  const [waiting, granted, blocked] = [of("waiting"), of("granted"), of("blocked")];
  const now = services.clock.now();
  const to = stateOf(await statesOf(tx, id), request.state);
  const rules = Object.fromEntries(
    decided.map(({ documentId, rule }) => [documentId, rule ?? null]),
  );
  const by = `rule: ${[...new Set(decided.map(({ rule }) => rule ?? "none matched"))].join("; ")}`;
  if (to !== request.state)
    await moveRequest(tx, services, {
      id,
      personId: person.id,
      from: [request.state],
      to,
      set: {
        ...(to === "pending" && { expires_at: new Date(now.getTime() + OPEN_DAYS * DAY) }),
        ...((to === "approved" || to === "blocked") && { decided_by: by, decided_at: now }),
        ...(to === "blocked" && { reason: sentencesOf(decided) }),
      },
      payload: { rules, granted, waiting, blocked },
    });
  if (waiting.length > 0) {
    await noteFormerAccess(tx, { id, personId: person.id });
    await tellApprovers(tx, services, await writePendingNotice(tx, services, { request, person }));
  }
  if (granted.length > 0)
    await queueMail(tx, services, {
      kind: "request-approved",
      personId: person.id,
      mail: writeOpenLetter(services, { email: person.email, documents: granted }),
    });
}

async function statesOf(tx: Tx, requestId: string): Promise<Set<WantedState>> {
  const rows = await tx
    .selectFrom("request_documents")
    .select("state")
    .distinct()
    .where("request_id", "=", requestId)
    .execute();
  return new Set(rows.map(({ state }) => state));
}

/** A person's decision outweighs a signature that is missing, and that the rest; refused as a whole only where nothing is left. */
function stateOf(states: ReadonlySet<WantedState>, before: RequestState): RequestState {
  if (states.has("question")) return "more-info";
  if (states.has("waiting")) return "pending";
  if (states.has("asked")) return before;
  return states.has("granted") ? "approved" : "blocked";
}

function sentencesOf(decided: readonly Decided[]): string {
  return [...new Set(decided.map(({ sentence }) => sentence ?? ""))].join(" ").trim();
}

/** So that the approver sees who comes back. */
async function noteFormerAccess(
  tx: Tx,
  { id, personId }: { id: string; personId: string },
): Promise<void> {
  await tx
    .updateTable("requests")
    .set({ had_access: true })
    .where("id", "=", id)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("grants")
          .select("grants.id")
          .innerJoin("request_documents", "request_documents.document_id", "grants.document_id")
          .where("grants.person_id", "=", personId)
          .where("request_documents.request_id", "=", id)
          .where((where) =>
            where.or([
              where("grants.request_id", "is", null),
              where("grants.request_id", "<>", id),
            ]),
          ),
      ),
    )
    .execute();
}
