/** What stands behind the door, with its counts. */
import { can } from "../../approvers/can.ts";
import { type DocumentRecord, listDocuments } from "../../records/list-documents.ts";
import type { Door } from "../door.ts";
import { type AdminFrame, enter } from "./enter.ts";

export interface DocumentsPage {
  frame: AdminFrame;
  documents: DocumentRecord[];
  /** Whether the lists behind the counts may be seen. */
  mayRead: boolean;
}

export async function documentsPage(
  request: Request,
  door: Door,
): Promise<Response | DocumentsPage> {
  const entered = await enter(request, door, "prepare");
  if (entered instanceof Response) return entered;
  const { catalogue, clock, store } = door.services;
  return {
    frame: entered.frame,
    documents: await listDocuments(store.db, catalogue, clock.now()),
    mayRead: can(entered.approver.role, "read"),
  };
}
