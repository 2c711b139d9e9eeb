/** The door's four cookies: none is set before somebody uses the door, and none can be read by a script. */
import type { Settings } from "../definitions.ts";

/** `ask`: which browser asked. `visitor` and `approver`: a session. `oidc`: a sign-in at the provider that has begun. */
export type CookieName = "ask" | "visitor" | "approver" | "oidc";

type Mode = Pick<Settings, "secureCookies">;

/** `__Host-` ties the cookie to this origin over HTTPS; on plain HTTP at the loopback address browsers would refuse it. */
function nameOf(name: CookieName, { secureCookies }: Mode): string {
  return `${secureCookies ? "__Host-" : ""}fanlight-${name}`;
}

export function readCookie(request: Request, name: CookieName, mode: Mode): string | undefined {
  const wanted = nameOf(name, mode);
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [key = "", ...rest] = pair.trim().split("=");
    // Tokens are base64url: anything else was not set by us.
    if (key === wanted) return rest.join("=").match(/^[\w-]{20,200}$/)?.[0];
  }
  return undefined;
}

/** @param seconds how long the browser keeps it; 0 removes it */
export function writeCookie(
  name: CookieName,
  value: string,
  { seconds, ...mode }: Mode & { seconds: number },
): string {
  const parts = [
    `${nameOf(name, mode)}=${value}`,
    "Path=/",
    `Max-Age=${seconds}`,
    "HttpOnly",
    "SameSite=Lax",
  ];
  return [...parts, ...(mode.secureCookies ? ["Secure"] : [])].join("; ");
}
