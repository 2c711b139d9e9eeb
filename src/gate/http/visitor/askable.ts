/** The documents of the form, and what a known visitor has of them already. */
import { tellFile } from "../../../components/documents/file-words.ts";
import type { CatalogueDocument } from "../../../domain/door/catalogue.ts";
import type { Services } from "../../definitions.ts";
import { listGrants } from "../../grants/list-grants.ts";
import { askableDocuments } from "../../requests/askable-documents.ts";
import { listOwnRequests } from "../../requests/list-own-requests.ts";
import type { Visitor } from "../../sessions/visitor-session.ts";
import { requestWords, tellGrant } from "./status-words.ts";

export interface AskableDocument {
  id: string;
  title: string;
  /** "1 October 2025 to 30 September 2026, PDF, 96 pages, 2.4 MB". */
  facts: string;
  /** "Open until 3 December 2026": of a visitor who is known. */
  note: string | undefined;
  isTicked: boolean;
}

export interface AskableGroup {
  level: "approval" | "nda";
  documents: AskableDocument[];
}

/** Reports, which most come for, take a decision as a rule: so those come first. */
export async function listAskable(
  services: Services,
  { visitor, ticked }: { visitor: Visitor | undefined; ticked: readonly string[] },
): Promise<AskableGroup[]> {
  const notes = visitor ? await readNotes(services, visitor) : new Map<string, string>();
  const askable = askableDocuments(services.catalogue);
  return (["approval", "nda"] as const)
    .map((level) => ({
      level,
      documents: askable
        .filter((document) => document.level === level)
        .map((document) => describeDocument(document, { notes, ticked })),
    }))
    .filter(({ documents }) => documents.length > 0);
}

async function readNotes(
  services: Services,
  { personId }: Visitor,
): Promise<ReadonlyMap<string, string>> {
  const { db } = services.store;
  const requests = await listOwnRequests(db, services, personId);
  const asked = requests
    .filter(({ state }) => ["verified", "pending", "more-info"].includes(state))
    .flatMap(({ state, documents }) =>
      documents.map(({ id }) => [id, `You asked for it. ${requestWords[state].word}.`] as const),
    );
  const open = (await listGrants(db, services, personId))
    .filter(({ usable }) => usable)
    .map((grant) => [grant.documentId, `${tellGrant(grant).word}.`] as const);
  return new Map([...asked, ...open]);
}

const PAST = { superseded: "superseded by a later one", expired: "expired" } as const;

function describeDocument(
  { id, title, dated, file, past }: CatalogueDocument,
  { notes, ticked }: { notes: ReadonlyMap<string, string>; ticked: readonly string[] },
): AskableDocument {
  const facts = [dated, past && PAST[past], tellFile(file)].filter(Boolean).join(", ");
  return {
    id,
    title,
    facts: `${facts.slice(0, 1).toUpperCase()}${facts.slice(1)}`,
    note: notes.get(id),
    isTicked: ticked.includes(id),
  };
}
