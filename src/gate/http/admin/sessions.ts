/** One's own sessions, and signing out. */
import { endApproverSession, listOwnSessions, type OwnSession } from "../../approvers/sessions.ts";
import { writeCookie } from "../cookies.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { type AdminFrame, enter, notFound } from "./enter.ts";
import { saying } from "./said.ts";

export interface SessionsPage {
  frame: AdminFrame;
  sessions: (OwnSession & { isThis: boolean })[];
}

export async function sessionsPage(request: Request, door: Door): Promise<Response | SessionsPage> {
  const entered = await enter(request, door, "prepare");
  if (entered instanceof Response) return entered;
  const { approver, frame } = entered;
  if (request.method === "POST") {
    const hash = fieldOf(await readForm(request), "session");
    if (hash === approver.sessionHash) return signOutOf(door, approver);
    const ended = await endApproverSession(door.services, { email: approver.email, hash });
    return ended ? seeOther(saying("/admin/sessions/", "session-ended")) : notFound();
  }
  const sessions = await listOwnSessions(door.services, approver.email);
  return {
    frame,
    sessions: sessions.map((one) => ({ ...one, isThis: one.hash === approver.sessionHash })),
  };
}

export async function signOut(request: Request, door: Door): Promise<Response> {
  const entered = await enter(request, door, "prepare");
  return entered instanceof Response ? entered : signOutOf(door, entered.approver);
}

async function signOutOf(
  { services }: Door,
  { email, sessionHash }: { email: string; sessionHash: string },
): Promise<Response> {
  await endApproverSession(services, { email, hash: sessionHash });
  const { secureCookies } = services.settings;
  return seeOther("/admin/sign-in/", [writeCookie("approver", "", { seconds: 0, secureCookies })]);
}
