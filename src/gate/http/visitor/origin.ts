/** Where a form comes from: the network, the browser by its cookie, and what the browser says of itself. */
import type { Origin } from "../../requests/ask-for-documents.ts";
import { networkOf } from "../client-ip.ts";
import { readCookie, writeCookie } from "../cookies.ts";
import type { Door } from "../door.ts";

/** As long as the mail with the link serves. */
const ASK_SECONDS = 24 * 60 * 60;
const LONGEST_AGENT = 300;

/** Keeps the browser's own cookie where it has one, so that the codes of several requests serve in it. */
export function originOf(request: Request, { services, ip }: Door): Origin {
  return {
    ip,
    network: networkOf(ip),
    userAgent: plainHeader(request, "user-agent").slice(0, LONGEST_AGENT),
    language:
      plainHeader(request, "accept-language").match(/^[A-Za-z]{1,8}(?:-\w{1,8})*/)?.[0] ?? "",
    browser: readCookie(request, "ask", services.settings) ?? services.random.token(),
  };
}

/** Set when a form is sent and at no other time. */
export function askCookie({ services }: Door, browser: string): string {
  return writeCookie("ask", browser, { seconds: ASK_SECONDS, ...services.settings });
}

function plainHeader(request: Request, name: string): string {
  return (request.headers.get(name) ?? "").replace(/[^\x20-\x7e]/g, "");
}
