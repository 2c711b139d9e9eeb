/** Everything that the visitor may have now, as one archive. */
import { downloadAll, usableGrants } from "../../downloads/download-all.ts";
import type { GrantView } from "../../grants/list-grants.ts";
import type { Door } from "../door.ts";
import { readForm, seeOther } from "../read-form.ts";
import { askForLink, currentVisitor } from "./current-visitor.ts";
import { sendDelivery } from "./send-delivery.ts";

export interface AllDocumentsPage {
  status: number;
  grants: (GrantView & { document: NonNullable<GrantView["document"]> })[];
  isAway: boolean;
  errors: Readonly<Record<string, string>>;
}

/** Name and id of the box of one report. */
export const boxOf = (documentId: string) => `accept-${documentId}`;

export async function showAllDocuments(
  request: Request,
  door: Door,
): Promise<Response | AllDocumentsPage> {
  const { services } = door;
  const visitor = await currentVisitor(request, door);
  if (!visitor) return askForLink();
  const grants = await usableGrants(services, visitor);
  if (request.method !== "POST") return { status: 200, grants, isAway: false, errors: {} };
  const form = await readForm(request);
  const acknowledged = new Set(
    grants.map(({ documentId }) => documentId).filter((id) => form.get(boxOf(id)) === "yes"),
  );
  const result = await downloadAll(services, { visitor, acknowledged });
  switch (result.outcome) {
    case "started":
      return sendDelivery(services, result.delivery);
    case "nothing":
      return { status: 403, grants: [], isAway: false, errors: {} };
    case "files-away":
      return { status: 503, grants, isAway: true, errors: {} };
    case "unacknowledged":
      return {
        status: 422,
        grants,
        isAway: false,
        errors: Object.fromEntries(
          result.documentIds.map((id) => [
            boxOf(id),
            `Tick the box to accept the restricted use of “${titleOf(grants, id)}”`,
          ]),
        ),
      };
  }
}

function titleOf(grants: AllDocumentsPage["grants"], id: string): string {
  return grants.find(({ documentId }) => documentId === id)?.document.title ?? id;
}

/** The archive at once where nothing has to be accepted first, else the page that asks for it. */
export async function sendAllDocuments(request: Request, door: Door): Promise<Response> {
  if (request.method !== "POST") return seeOther("/request/documents/");
  const answer = await showAllDocuments(request, door);
  return answer instanceof Response ? answer : seeOther("/request/documents/");
}
