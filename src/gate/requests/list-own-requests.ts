/** A person's requests as their own page shows them: what an approver or the clock decided, without the reasons of approvers. */
import type { Catalogue, GatedLevel } from "../../domain/door/catalogue.ts";
import type { Handle, Services } from "../definitions.ts";
import type { RequestState, WantedState } from "../tables.ts";

export interface OwnRequest {
  id: string;
  /** `expired` from the moment at which its time is over, whenever the job comes. */
  state: RequestState;
  at: Date;
  /** When it ends by itself in its present state. */
  expiresAt: Date;
  question: string | undefined;
  answer: string | undefined;
  /** Why a rule refused it, as the company wrote it. */
  sentence: string | undefined;
  /** `level`: of what is still offered. */
  documents: {
    id: string;
    title: string;
    level: GatedLevel | undefined;
    state: WantedState;
  }[];
}

const ENDING: readonly RequestState[] = ["verified", "pending", "more-info"];

/** Newest first. Requests that nobody confirmed in time are left out. */
export async function listOwnRequests(
  db: Handle,
  { catalogue, clock }: Pick<Services, "catalogue" | "clock">,
  personId: string,
): Promise<OwnRequest[]> {
  const rows = await db
    .selectFrom("requests")
    .selectAll()
    .where("person_id", "=", personId)
    .where("state", "<>", "lapsed")
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  if (rows.length === 0) return [];
  const wanted = await db
    .selectFrom("request_documents")
    .select(["request_id", "document_id", "state"])
    .where(
      "request_id",
      "in",
      rows.map(({ id }) => id),
    )
    .execute();
  const now = clock.now();
  return rows
    .filter(({ state, expires_at }) => state !== "unverified" || expires_at > now)
    .map((row) => ({
      id: row.id,
      state: ENDING.includes(row.state) && row.expires_at <= now ? "expired" : row.state,
      at: row.created_at,
      expiresAt: row.expires_at,
      question: row.question ?? undefined,
      answer: row.answer ?? undefined,
      sentence: row.state === "blocked" ? (row.reason ?? undefined) : undefined,
      documents: nameDocuments(
        catalogue,
        wanted.filter(({ request_id }) => request_id === row.id),
      ),
    }));
}

function nameDocuments(
  { documents }: Pick<Catalogue, "documents">,
  wanted: readonly { document_id: string; state: WantedState }[],
): OwnRequest["documents"] {
  return wanted
    .map(({ document_id: id, state }) => {
      const index = documents.findIndex((document) => document.id === id);
      const { title = "A document that is no longer offered", level } = documents[index] ?? {};
      return { index, wanted: { id, title, level, state } };
    })
    .sort((one, other) => one.index - other.index)
    .map((one) => one.wanted);
}
