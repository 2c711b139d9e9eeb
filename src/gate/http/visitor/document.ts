/** One document: what it is, what stands between the visitor and it, and the button that downloads it. */
import { findGrant, startDownload } from "../../downloads/start-download.ts";
import type { GrantView } from "../../grants/list-grants.ts";
import type { Door } from "../door.ts";
import { readForm, seeOther } from "../read-form.ts";
import { askForLink, currentVisitor } from "./current-visitor.ts";
import { landBefore, wantedDocument } from "./landing.ts";
import { sendDelivery } from "./send-delivery.ts";

export interface DocumentPage {
  status: number;
  /** Undefined: no such document was given to this visitor, whether or not there is one. */
  grant: GrantView | undefined;
  /** The file cannot be read just now. */
  isAway: boolean;
  errors: Readonly<Record<string, string>>;
}

export async function showDocument(
  request: Request,
  door: Door,
  id: string,
): Promise<Response | DocumentPage> {
  const { services } = door;
  const visitor = await currentVisitor(request, door);
  const wanted = wantedDocument(services, id);
  if (!visitor) return askForLink(wanted);
  if (request.method !== "POST") {
    const grant = await findGrant(services, visitor, id);
    if (!grant && wanted)
      return seeOther(await landBefore(services, { ...visitor, documentId: wanted.id }));
    return { status: grant ? 200 : 404, grant, isAway: false, errors: {} };
  }
  const acknowledged = (await readForm(request)).get("acknowledged") === "yes";
  const result = await startDownload(services, { visitor, documentId: id, acknowledged });
  switch (result.outcome) {
    case "started":
      return sendDelivery(services, result.delivery);
    case "unknown":
      return { status: 404, grant: undefined, isAway: false, errors: {} };
    case "hindered":
      return { status: 403, grant: result.grant, isAway: false, errors: {} };
    case "file-away":
      return { status: 503, grant: result.grant, isAway: true, errors: {} };
    case "unacknowledged":
      return {
        status: 422,
        grant: result.grant,
        isAway: false,
        errors: { acknowledged: "Tick the box to accept the restricted use of this report" },
      };
  }
}
