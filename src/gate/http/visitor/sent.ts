/** After a form that mails a link: look into your mail, or type the code. The same for every address. */
import { confirmByCode } from "../../sessions/confirm-link.ts";
import { VISITOR_SESSION_SECONDS } from "../../sessions/visitor-session.ts";
import { readCookie, writeCookie } from "../cookies.ts";
import { folderFor } from "../dev/outbox.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";

export interface SentPage {
  status: number;
  /** Which form was sent: a request, or one for a way back. */
  after: "request" | "return";
  errors: FieldErrors;
  security: string;
  /** No mail server is set, and this browser may see the mails at `/dev/outbox/`. */
  mailsHere: boolean;
}

const WRONG = "Enter the six digits of the newest mail; these are not right, or not any more";

export async function showSent(request: Request, door: Door): Promise<Response | SentPage> {
  const { services } = door;
  const after = new URL(request.url).searchParams.has("return") ? "return" : "request";
  const { security } = services.catalogue.company;
  const page = { after, security, mailsHere: folderFor(request, door) !== undefined } as const;
  if (request.method !== "POST") return { status: 200, errors: NO_ERRORS, ...page };
  const form = await readForm(request);
  const confirmed = await confirmByCode(services, {
    code: fieldOf(form, "code"),
    browser: readCookie(request, "ask", services.settings),
  });
  if (confirmed.kind === "confirmed")
    return seeOther("/request/status/", [sessionCookie(door, confirmed.session)]);
  return { status: 400, errors: { code: WRONG }, ...page };
}

export function sessionCookie({ services }: Door, session: string): string {
  const seconds = VISITOR_SESSION_SECONDS;
  return writeCookie("visitor", session, { seconds, ...services.settings });
}
