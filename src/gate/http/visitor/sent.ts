/** After a form that mails a link: look into your mail, or type the code. The same for every address. */
import { type Confirmed, confirmByCode } from "../../sessions/confirm-link.ts";
import { VISITOR_SESSION_SECONDS } from "../../sessions/visitor-session.ts";
import { readCookie, writeCookie } from "../cookies.ts";
import { folderFor } from "../dev/outbox.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { landAfterAsking, landOn, STATUS, type WantedDocument, wantedDocument } from "./landing.ts";

export interface SentPage {
  status: number;
  /** Which form was sent: a request, or one for a way back. */
  after: "request" | "return";
  /** The document to which the way back leads. */
  wanted: WantedDocument | undefined;
  errors: FieldErrors;
  security: string;
  /** No mail server is set, and this browser may see the mails at `/dev/outbox/`. */
  mailsHere: boolean;
}

const WRONG = "Enter the six digits of the newest mail; these are not right, or not any more";

export async function showSent(request: Request, door: Door): Promise<Response | SentPage> {
  const { services } = door;
  const { searchParams } = new URL(request.url);
  const after = searchParams.has("return") ? "return" : "request";
  const wanted = wantedDocument(services, searchParams.get("document"));
  const { security } = services.catalogue.company;
  const mailsHere = folderFor(request, door) !== undefined;
  const page = { after, wanted, security, mailsHere } as const;
  if (request.method !== "POST") return { status: 200, errors: NO_ERRORS, ...page };
  const form = await readForm(request);
  const confirmed = await confirmByCode(services, {
    code: fieldOf(form, "code"),
    browser: readCookie(request, "ask", services.settings),
  });
  if (confirmed.kind === "confirmed") return letIn(door, confirmed, wanted);
  return { status: 400, errors: { code: WRONG }, ...page };
}

/** Into the browser that sent the form, and on to what its user came for. */
export async function letIn(
  { services }: Door,
  { session, personId, asked }: Extract<Confirmed, { kind: "confirmed" }>,
  wanted: WantedDocument | undefined,
): Promise<Response> {
  const seconds = VISITOR_SESSION_SECONDS;
  const back = () => (wanted ? landOn(services, { personId, documentId: wanted.id }) : STATUS);
  const to = await (asked ? landAfterAsking(services, personId) : back());
  return seeOther(to, [writeCookie("visitor", session, { seconds, ...services.settings })]);
}
