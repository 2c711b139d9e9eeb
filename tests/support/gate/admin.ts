/** Approvers who are signed in, and requests as their browser sends them. */
import { startApproverSession } from "#src/gate/approvers/start-session.ts";
import { requestPage } from "#src/gate/http/admin/requests.ts";
import type { Door } from "#src/gate/http/door.ts";
import type { Role } from "#src/gate/tables.ts";
import type { TestDoor } from "./test-door.ts";
import { addRequest, type TestPerson } from "./test-people.ts";

export const ADDRESSES: Readonly<Record<Role, string>> = {
  owner: "owner@example.com",
  approver: "approver@example.com",
  sales: "sales@example.com",
  auditor: "auditor@example.com",
};

/** @returns what the cookie holds */
export function signInAs({ services }: TestDoor, role: Role): Promise<string> {
  return services.store.transaction((tx) =>
    startApproverSession(tx, services, { email: ADDRESSES[role], method: "link" }),
  );
}

type FormFields = Readonly<Record<string, string | readonly string[]>>;

export interface AdminSent {
  /** Token of an approver's session. */
  as?: string | undefined;
  form?: FormFields | undefined;
  /** Further cookies, by name. */
  cookies?: Readonly<Record<string, string>>;
}

export function askAdmin(
  { services }: TestDoor,
  path: string,
  { as, form, cookies = {} }: AdminSent = {},
): Request {
  const headers = new Headers();
  const all = { ...cookies, ...(as && { approver: as }) };
  const cookie = Object.entries(all).map(([name, value]) => `fanlight-${name}=${value}`);
  if (cookie.length > 0) headers.set("cookie", cookie.join("; "));
  const url = new URL(path, services.settings.publicUrl);
  if (!form) return new Request(url, { headers });
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    for (const one of [value].flat()) body.append(name, String(one));
  return new Request(url, { method: "POST", headers, body });
}

export function doorOf({ services }: TestDoor): Door {
  return { services, ip: "192.0.2.7" };
}

/** The page that was rendered; fails where it was a response. */
export function pageOf<T>(answer: T | Response): T {
  if (answer instanceof Response)
    throw new Error(`Expected a page, got ${answer.status} ${answer.headers.get("location")}.`);
  return answer;
}

/** The response; fails where a page was rendered. */
export function responseOf(answer: unknown): Response {
  if (answer instanceof Response) return answer;
  throw new Error("Expected a response, got a page.");
}

/** A request as its page shows it. */
export async function showRequest(door: TestDoor, id: string, { as }: Pick<AdminSent, "as">) {
  return pageOf(await requestPage(askAdmin(door, `/admin/requests/${id}/`, { as }), doorOf(door)));
}

/** The form of that page, with what it was made from. */
export async function sendDecision(door: TestDoor, id: string, { as, form }: AdminSent) {
  const { view } = await showRequest(door, id, { as });
  return requestPage(
    askAdmin(door, `/admin/requests/${id}/`, { as, form: { seen: view.seen, ...form } }),
    doorOf(door),
  );
}

/** What the browser keeps of a response's cookies: name without the prefix, value. */
export function cookiesOf(response: Response): Record<string, string> {
  return Object.fromEntries(
    response.headers.getSetCookie().map((line) => {
      const [pair = ""] = line.split(";");
      const [name = "", ...value] = pair.split("=");
      return [name.replace(/^(?:__Host-)?fanlight-/, ""), value.join("=")];
    }),
  );
}

/** A request that waits for a decision on all of its documents. */
export async function addPending(
  door: TestDoor,
  person: TestPerson,
  documents: string[],
): Promise<string> {
  const requestId = await addRequest(door, person, { documents, state: "pending" });
  await door.services.store.db
    .updateTable("request_documents")
    .set({ state: "waiting", outcome: "person", nda: "required", days: 30, rule: "By hand" })
    .where("request_id", "=", requestId)
    .execute();
  return requestId;
}
