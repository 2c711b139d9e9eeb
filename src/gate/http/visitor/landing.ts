/**
 * Where somebody lands who came for one document: on it as soon as it was given to them, and until then on what stands between.
 * Ids of hidden documents and of those that never were are carried nowhere, so that no address of ours tells which is which.
 */
import { findGrant } from "../../downloads/start-download.ts";
import { askableDocuments } from "../../requests/askable-documents.ts";
import { listOwnRequests, type OwnRequest } from "../../requests/list-own-requests.ts";
import type { Door } from "../door.ts";
import { askHref } from "./status-words.ts";

type Services = Door["services"];

export const STATUS = "/request/status/";

/** Requests that somebody still has to do something about, the visitor included. */
const OPEN: readonly OwnRequest["state"][] = ["verified", "pending", "more-info"];

export interface WantedDocument {
  id: string;
  title: string;
}

/** @param typed as it came with an address or a form */
export function wantedDocument(
  { catalogue }: Pick<Services, "catalogue">,
  typed: string | null | undefined,
): WantedDocument | undefined {
  const found = askableDocuments(catalogue).find(({ id }) => id === typed);
  return found && { id: found.id, title: found.title };
}

/** With the document that is wanted, for the next page to know. */
export function carrying(address: string, wanted: Pick<WantedDocument, "id"> | undefined): string {
  return wanted ? `${address}${address.includes("?") ? "&" : "?"}document=${wanted.id}` : address;
}

/** For a visitor who is known and opens the address of a document. */
export async function landOn(
  services: Services,
  { personId, documentId }: { personId: string; documentId: string },
): Promise<string> {
  const grant = await findGrant(services, { personId }, documentId);
  return grant ? pageOf(documentId) : landBefore(services, { personId, documentId });
}

/** The same, where it is known that the document was not given to them. */
export async function landBefore(
  services: Services,
  { personId, documentId }: { personId: string; documentId: string },
): Promise<string> {
  const requests = await listOwnRequests(services.store.db, services, personId);
  const isAsked = requests.some(
    ({ state, documents }) => OPEN.includes(state) && documents.some(({ id }) => id === documentId),
  );
  return isAsked ? STATUS : askHref([documentId]);
}

/** After a step of a request: to its document, where it names one only and that stands open; else to what is next. */
export async function landAfterAsking(services: Services, personId: string): Promise<string> {
  const [newest] = (await listOwnRequests(services.store.db, services, personId)).filter(
    ({ state }) => state !== "unverified",
  );
  const [only, ...more] = newest?.documents ?? [];
  if (!only || more.length > 0) return STATUS;
  const grant = await findGrant(services, { personId }, only.id);
  return grant?.usable ? pageOf(only.id) : STATUS;
}

function pageOf(documentId: string): string {
  return `/request/document/${encodeURIComponent(documentId)}/`;
}
