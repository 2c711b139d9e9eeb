/** The visitor of a page, by the cookie; and where to go without one. */
import { findVisitor, type Visitor } from "../../sessions/visitor-session.ts";
import { readCookie } from "../cookies.ts";
import type { Door } from "../door.ts";
import { seeOther } from "../read-form.ts";
import { carrying, type WantedDocument } from "./landing.ts";

export function currentVisitor(request: Request, { services }: Door): Promise<Visitor | undefined> {
  return findVisitor(services, readCookie(request, "visitor", services.settings));
}

/** Where a page is for known visitors only: the page that mails a link, the same for everybody. */
export function askForLink(wanted?: WantedDocument): Response {
  return seeOther(carrying("/request/link/", wanted));
}
