/** Begins the sign-in at the identity provider and takes its answer. Begun by a link, since forms may only lead to ourselves. */
import { beginOidc, finishOidc, OIDC_SECONDS } from "../../approvers/oidc.ts";
import { safeReturn } from "../../approvers/safe-return.ts";
import { readCookie, writeCookie } from "../cookies.ts";
import type { Door } from "../door.ts";
import { seeOther } from "../read-form.ts";
import { notFound } from "./enter.ts";
import { sessionCookie } from "./sign-in.ts";

export async function startOidc(request: Request, { services }: Door): Promise<Response> {
  const { secureCookies } = services.settings;
  const next = safeReturn(new URL(request.url).searchParams.get("next"));
  const begun = await beginOidc(services, next);
  if (begun.kind === "off") return notFound();
  if (begun.kind === "unreachable") return seeOther("/admin/sign-in/?refused=unreachable");
  return seeOther(begun.url.href, [
    writeCookie("oidc", begun.cookie, { seconds: OIDC_SECONDS, secureCookies }),
  ]);
}

/**
 * The one GET that changes something: it is how the protocol answers. Only the browser that began can use the answer, and only
 * once, since the cookie goes with it.
 */
export async function endOidc(request: Request, { services }: Door): Promise<Response> {
  const { secureCookies } = services.settings;
  const forget = writeCookie("oidc", "", { seconds: 0, secureCookies });
  const cookie = readCookie(request, "oidc", services.settings);
  const { search } = new URL(request.url);
  const outcome = await finishOidc(services, { query: search, cookie });
  if (outcome.kind === "refused")
    return seeOther(`/admin/sign-in/?refused=${outcome.because}`, [forget]);
  return seeOther(outcome.next, [forget, sessionCookie(outcome.token, services.settings)]);
}
