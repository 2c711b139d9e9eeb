/** What stands behind the door; with its counts, which tell of requests and readers, for those who may see these. */
import { can } from "../../approvers/can.ts";
import { type DocumentRecord, listDocuments } from "../../records/list-documents.ts";
import type { Door } from "../door.ts";
import { type AdminFrame, enter } from "./enter.ts";

export interface DocumentsPage {
  frame: AdminFrame;
  documents: NamedDocument[];
  mayRead: boolean;
}

type Count = "requests" | "waiting" | "activeGrants" | "readers" | "downloads";

export interface NamedDocument extends Omit<DocumentRecord, Count> {
  /** Undefined where they may not be seen. */
  counts: Pick<DocumentRecord, Count> | undefined;
}

export async function documentsPage(
  request: Request,
  door: Door,
): Promise<Response | DocumentsPage> {
  const entered = await enter(request, door, "prepare");
  if (entered instanceof Response) return entered;
  const { catalogue, clock, store } = door.services;
  const mayRead = can(entered.approver.role, "read");
  const records = await listDocuments(store.db, catalogue, clock.now());
  return {
    frame: entered.frame,
    // One that is no longer offered is known from its requests and readers alone.
    documents: records.filter(({ offered }) => offered || mayRead).map((one) => name(one, mayRead)),
    mayRead,
  };
}

function name(
  { requests, waiting, activeGrants, readers, downloads, ...named }: DocumentRecord,
  mayRead: boolean,
): NamedDocument {
  const counts = { requests, waiting, activeGrants, readers, downloads };
  return { ...named, counts: mayRead ? counts : undefined };
}
