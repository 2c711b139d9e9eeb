/** One request with all that an approver weighs: who asks, what the rules said, what binds them, what happened before. */
import { type AddressFlag, describeAddress } from "../../domain/door/address-flags.ts";
import { loadMailDomains } from "../../frameworks/mail-domains.ts";
import { type Covering, findCovering } from "../agreements/covering-agreement.ts";
import { seenOf } from "../decisions/decide-request.ts";
import type { Services } from "../definitions.ts";
import { type GrantView, listGrants } from "../grants/list-grants.ts";
import type { WantedState } from "../tables.ts";
import { knownDomains } from "./known-domains.ts";
import { listPeople, type PersonRecord } from "./list-people.ts";
import { listRequests, type RequestRecord } from "./list-requests.ts";
import { type HistoryEntry, readHistory } from "./read-history.ts";

export interface WantedDocument {
  documentId: string;
  title: string;
  dated: string | undefined;
  level: string;
  kind: string;
  state: WantedState;
  rule: string | null;
  outcome: string | null;
  nda: "required" | "exempt";
  days: number;
  /** A person may decide on it now. */
  isOpen: boolean;
}

export interface RequestView {
  request: RequestRecord;
  documents: WantedDocument[];
  flags: AddressFlag[];
  covering: Covering;
  grants: GrantView[];
  earlier: RequestRecord[];
  colleagues: PersonRecord[];
  verifiedAt: Date | null;
  verifiedBy: string | null;
  ip: string;
  userAgent: string;
  language: string;
  history: HistoryEntry[];
  /** Goes into the decision's form. */
  seen: string;
}

/** Undefined where there is no such request. */
export async function readRequest(
  services: Services,
  requestId: string,
): Promise<RequestView | undefined> {
  const { db } = services.store;
  const row = await db
    .selectFrom("requests")
    .innerJoin("people", "people.id", "requests.person_id")
    .select(["ip", "user_agent", "language", "decided_at", "answer", "requests.verified_at"])
    .select(["people.verified_by", "person_id", "domain", "requests.company"])
    .where("requests.id", "=", requestId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { person_id: personId, domain, company } = row;
  const requests = await listRequests(db, { personId });
  const request = requests.find((one) => one.requestId === requestId);
  if (!request) return undefined;
  const domains = await loadMailDomains();
  const known = await knownDomains(db, services, { personId });
  const people = domains.isFreeMail(domain)
    ? []
    : await listPeople(db, { domain, limit: 20 }, services.clock.now());
  return {
    request,
    documents: await wantedOf(services, request),
    flags: describeAddress({ domain, company }, { domains, known }),
    covering: await findCovering(db, services, { personId, domain }),
    grants: await listGrants(db, services, personId),
    earlier: requests.filter((one) => one !== request),
    colleagues: people.filter((one) => one.personId !== personId),
    verifiedAt: row.verified_at,
    verifiedBy: row.verified_by,
    ip: row.ip,
    userAgent: row.user_agent,
    language: row.language,
    history: await readHistory(db, { personId }, 50),
    seen: seenOf(row),
  };
}

async function wantedOf(services: Services, request: RequestRecord): Promise<WantedDocument[]> {
  const { catalogue, store } = services;
  const rows = await store.db
    .selectFrom("request_documents")
    .selectAll()
    .where("request_id", "=", request.requestId)
    .orderBy("document_id")
    .execute();
  return rows.map((row) => {
    const document = catalogue.documents.find(({ id }) => id === row.document_id);
    return {
      documentId: row.document_id,
      title: document?.title ?? row.document_id,
      dated: document?.dated,
      level: document?.level ?? "no longer offered",
      kind: document?.kind ?? "",
      state: row.state,
      rule: row.rule,
      outcome: row.outcome,
      nda: row.nda ?? "required",
      days: row.days ?? catalogue.access.grantDays,
      isOpen: request.state === "pending" && ["waiting", "question"].includes(row.state),
    };
  });
}
