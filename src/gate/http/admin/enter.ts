/** The way into every page of the approvers: a session, and a role that may do what the page does. */
import { type Action, can } from "../../approvers/can.ts";
import { type Approver, findApprover } from "../../approvers/find-approver.ts";
import { safeReturn } from "../../approvers/safe-return.ts";
import { readCookie } from "../cookies.ts";
import type { Door } from "../door.ts";
import { seeOther } from "../read-form.ts";
import { type Said, saidWords } from "./said.ts";

/** What stands around the page. */
export interface AdminFrame {
  email: string;
  role: string;
  links: { label: string; href: string }[];
  /** What the form before this page did. */
  said: Said | undefined;
}

export interface Entered {
  approver: Approver;
  frame: AdminFrame;
  url: URL;
}

const PAGES: readonly { label: string; href: string; action: Action }[] = [
  { label: "Queue", href: "/admin/", action: "read" },
  { label: "Requests", href: "/admin/requests/", action: "read" },
  { label: "People", href: "/admin/people/", action: "read" },
  { label: "Companies", href: "/admin/companies/", action: "read" },
  { label: "Agreements", href: "/admin/agreements/", action: "read" },
  { label: "Grants", href: "/admin/grants/", action: "read" },
  { label: "Documents", href: "/admin/documents/", action: "prepare" },
  { label: "Invitations", href: "/admin/invitations/", action: "prepare" },
  { label: "Objections", href: "/admin/objections/", action: "read" },
  { label: "News", href: "/admin/news/", action: "read" },
  { label: "Searches", href: "/admin/searches/", action: "decide" },
  { label: "See it as", href: "/admin/see-as/", action: "prepare" },
  { label: "Mail", href: "/admin/mail/", action: "read-log" },
  { label: "Log", href: "/admin/log/", action: "read-log" },
  { label: "Exports", href: "/admin/exports/", action: "export" },
];

/**
 * @param sees what the page shows; a form that changes something asks `can` again for what it does
 * @returns a response where there is no session or no right: nothing was done then
 */
export async function enter(
  request: Request,
  { services }: Door,
  sees: Action,
): Promise<Entered | Response> {
  const url = new URL(request.url);
  const approver = await findApprover(services, readCookie(request, "approver", services.settings));
  if (!approver) return signInFirst(request, url);
  if (!can(approver.role, sees)) return refuse(approver);
  const { email, role } = approver;
  return {
    approver,
    url,
    frame: {
      email,
      role,
      links: PAGES.filter(({ action }) => can(role, action)).map(({ label, href }) => ({
        label,
        href,
      })),
      said: saidWords(url.searchParams.get("said")),
    },
  };
}

function signInFirst(request: Request, url: URL): Response {
  const to = new URL("/admin/sign-in/", "http://here");
  const next = safeReturn(url.pathname);
  if (next !== "/admin/") to.searchParams.set("next", next);
  if (request.method === "POST") to.searchParams.set("lost", "yes");
  return seeOther(`${to.pathname}${to.search}`);
}

/** The role does not allow it. */
export function refuse({ role }: Pick<Approver, "role">): Response {
  return plain(403, `Your role, ${role}, does not allow this. Nothing was done.`);
}

/** The same for what never was and what may not be seen. */
export function notFound(): Response {
  return plain(404, "There is nothing at this address.");
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { "content-type": "text/plain;charset=utf-8" },
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id in `/admin/<list>/<id>/`; undefined where it cannot be one. */
export function idIn(url: URL): string | undefined {
  const id = url.pathname.split("/")[3] ?? "";
  return UUID.test(id) ? id : undefined;
}

/** A whole number as typed; undefined where the field is empty, NaN where it is no number. */
export function numberIn(typed: string): number | undefined {
  if (typed === "") return undefined;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
}
