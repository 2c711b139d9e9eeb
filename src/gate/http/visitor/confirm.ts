/** A mailed link: shows what it is for, and does it only when the form is sent. */
import { confirmByLink } from "../../sessions/confirm-link.ts";
import { type LinkView, viewLink } from "../../sessions/view-link.ts";
import { readCookie } from "../cookies.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm } from "../read-form.ts";
import { type WantedDocument, wantedDocument } from "./landing.ts";
import { letIn } from "./sent.ts";

export interface ConfirmPage {
  status: number;
  /** Goes back with the form. */
  token: string;
  link: LinkView;
  /** Where the way back leads. */
  wanted: WantedDocument | undefined;
  typed: string;
  errors: FieldErrors;
}

/** A link that is over is gone for good. */
export const GONE = 410;

export async function showConfirm(request: Request, door: Door): Promise<Response | ConfirmPage> {
  const { services } = door;
  const browser = readCookie(request, "ask", services.settings);
  if (request.method !== "POST") {
    const { searchParams } = new URL(request.url);
    const token = searchParams.get("t") ?? "";
    const wanted = wantedDocument(services, searchParams.get("document"));
    const link = await viewLink(services, { token, browser });
    return { status: statusOf(link), token, link, wanted, typed: "", errors: NO_ERRORS };
  }
  const form = await readForm(request);
  const token = fieldOf(form, "t");
  const typed = fieldOf(form, "email");
  const wanted = wantedDocument(services, fieldOf(form, "document"));
  const confirmed = await confirmByLink(services, { token, browser, typed });
  if (confirmed.kind === "confirmed") return letIn(door, confirmed, wanted);
  const link = await viewLink(services, { token, browser });
  if (confirmed.kind === "over" || link.kind === "over")
    return { status: GONE, token, link: overFrom(link), wanted, typed, errors: NO_ERRORS };
  const email = "Enter the address that the mail was sent to";
  return { status: 400, token, link, wanted, typed, errors: { email } };
}

function statusOf(link: LinkView): number {
  return link.kind === "open" ? 200 : GONE;
}

/** Retyped too often: the link still stands, for later. */
function overFrom(link: LinkView): LinkView {
  return link.kind === "over" ? link : { kind: "over", why: "unknown" };
}
