/** A visitor's browser before the door: keeps cookies, sends forms, follows nothing by itself. */
import type { Mail } from "#src/gate/definitions.ts";
import { showAsk } from "#src/gate/http/visitor/ask.ts";
import { showConfirm } from "#src/gate/http/visitor/confirm.ts";
import { type DocumentPage, showDocument } from "#src/gate/http/visitor/document.ts";
import { invitationLanding } from "#src/gate/http/visitor/invitation.ts";
import { showNda } from "#src/gate/http/visitor/nda.ts";
import { showNotMe } from "#src/gate/http/visitor/not-me.ts";
import { showObjection, showObjectionConfirm } from "#src/gate/http/visitor/objection.ts";
import { showQuestion } from "#src/gate/http/visitor/question.ts";
import { showReturn } from "#src/gate/http/visitor/return.ts";
import { showSent } from "#src/gate/http/visitor/sent.ts";
import { showStatus } from "#src/gate/http/visitor/status.ts";
import {
  showSubscribe,
  showSubscribeConfirm,
  showSubscribeStop,
} from "#src/gate/http/visitor/subscribe.ts";
import type { TestDoor } from "./test-door.ts";

const PAGES = {
  "/request/": showAsk,
  "/request/sent/": showSent,
  "/request/confirm/": showConfirm,
  "/request/not-me/": showNotMe,
  "/request/link/": showReturn,
  "/request/status/": showStatus,
  "/request/nda/": showNda,
  "/invitation/": invitationLanding,
  "/ask/": showQuestion,
  "/objection/": showObjection,
  "/objection/confirm/": showObjectionConfirm,
  "/subscribe/": showSubscribe,
  "/subscribe/confirm/": showSubscribeConfirm,
  "/subscribe/stop/": showSubscribeStop,
} as const;

type PageAddress = keyof typeof PAGES;
type Address = PageAddress | `/request/document/${string}/`;
type PageOf<A extends Address> = A extends PageAddress
  ? Exclude<Awaited<ReturnType<(typeof PAGES)[A]>>, Response>
  : DocumentPage;
export type Fields = Record<string, string | readonly string[]>;

export interface TestBrowser {
  cookies: Map<string, string>;
  /** `query` as in the address, without the question mark. */
  get<A extends Address>(address: A, query?: string): Promise<Response | PageOf<A>>;
  post<A extends Address>(
    address: A,
    fields: Fields,
    query?: string,
  ): Promise<Response | PageOf<A>>;
}

export function openBrowser(door: TestDoor, ip = "192.0.2.7"): TestBrowser {
  const cookies = new Map<string, string>();
  const send = async <A extends Address>(address: A, query: string, body?: FormData) => {
    const url = new URL(address, door.services.settings.publicUrl);
    url.search = query;
    const headers = new Headers({ "user-agent": "Test browser", "accept-language": "en-GB,en" });
    if (cookies.size > 0)
      headers.set("cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
    const request = new Request(url, { headers, ...(body && { method: "POST", body }) });
    const around = { services: door.services, ip };
    const answer =
      address in PAGES
        ? await PAGES[address as PageAddress](request, around)
        : await showDocument(request, around, url.pathname.split("/")[3] ?? "");
    if (answer instanceof Response)
      for (const cookie of answer.headers.getSetCookie()) {
        const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
        if (value) cookies.set(name, value);
        else cookies.delete(name);
      }
    return answer as Response | PageOf<A>;
  };
  return {
    cookies,
    get: (address, query = "") => send(address, query),
    post(address, fields, query = "") {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === "string" ? [value] : value) body.append(name, one);
      return send(address, query, body);
    },
  };
}

export const ADA: Fields = {
  email: "ada@engines.example",
  name: "Ada Lovelace",
  title: "Analyst",
  company: "Engines Ltd",
  purpose: "We are about to buy.",
  document: ["pentest"],
};

/** What a mail offers: its link's token and its code. */
export function linkIn(mail: Pick<Mail, "text"> | undefined): { token: string; code: string } {
  return {
    token: mail?.text.match(/\/request\/confirm\/\?t=([\w-]+)/)?.[1] ?? "",
    code: mail?.text.match(/\b\d{6}\b/)?.[0] ?? "",
  };
}

/** Where a form led; fails loudly where a page came back instead. */
export function locationOf(answer: Response | { status: number }): string {
  if (answer instanceof Response) return answer.headers.get("location") ?? "";
  throw new Error(`A page came back with status ${answer.status}: ${JSON.stringify(answer)}`);
}

export function pageOf<Page>(answer: Response | Page): Page {
  if (answer instanceof Response)
    throw new Error(`It led to ${answer.headers.get("location")} with status ${answer.status}.`);
  return answer;
}

/** Asks, reads the mail and types its code. */
export async function askAndConfirm(
  door: TestDoor,
  browser: TestBrowser,
  fields: Fields = ADA,
): Promise<void> {
  locationOf(await browser.post("/request/", fields));
  const { code } = linkIn((await door.waitingMails()).findLast((mail) => mail.to === fields.email));
  locationOf(await browser.post("/request/sent/", { code }));
}
