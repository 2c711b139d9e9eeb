/** What a mailed link would do, for the page that shows it. Reading consumes nothing: mail scanners follow every link. */
import type { Services } from "../definitions.ts";
import type { RequestState } from "../tables.ts";
import { hashToken } from "./hash-token.ts";

export type LinkView =
  | {
      kind: "open";
      purpose: "confirm" | "reclaim";
      /** The browser that asked: one click. Any other: the address has to be typed too. */
      isSameBrowser: boolean;
      /** Shown in full only to the browser that typed it. */
      email: string;
      /** Of a request: what was asked for. */
      asked: LinkedRequest | undefined;
    }
  /** Unknown ones are "over" too: a stranger learns nothing from guessing. */
  | { kind: "over"; why: "used" | "expired" | "unknown" };

export interface LinkedRequest {
  name: string;
  company: string;
  at: Date;
  documents: string[];
}

export async function viewLink(
  { store, clock, catalogue }: Pick<Services, "store" | "clock" | "catalogue">,
  { token, browser }: { token: string; browser: string | undefined },
): Promise<LinkView> {
  const link = await store.db
    .selectFrom("links")
    .leftJoin("requests", "requests.id", "links.request_id")
    .select(["links.purpose", "links.email", "links.browser_hash", "links.used_at"])
    .select(["links.expires_at", "links.request_id", "requests.state"])
    .select(["requests.name", "requests.company", "requests.created_at"])
    .where("hash", "=", hashToken(token))
    .where("links.purpose", "in", ["confirm", "reclaim"])
    .executeTakeFirst();
  if (!link || (link.purpose !== "confirm" && link.purpose !== "reclaim"))
    return { kind: "over", why: "unknown" };
  if (link.used_at) return { kind: "over", why: "used" };
  const isOver = link.expires_at <= clock.now() || !isWaiting(link.state);
  if (isOver) return { kind: "over", why: "expired" };
  const isSameBrowser = browser !== undefined && link.browser_hash === hashToken(browser);
  const { request_id, name, company, created_at } = link;
  return {
    kind: "open",
    purpose: link.purpose,
    isSameBrowser,
    email: isSameBrowser ? link.email : maskAddress(link.email),
    asked:
      request_id && name && company && created_at
        ? {
            name,
            company,
            at: created_at,
            documents: await titlesOf({ store, catalogue }, request_id),
          }
        : undefined,
  };
}

/** A link of a request that lapsed or was withdrawn leads nowhere; one without a request has no state. */
function isWaiting(state: RequestState | null): boolean {
  return state === null || state === "unverified";
}

async function titlesOf(
  { store, catalogue }: Pick<Services, "store" | "catalogue">,
  requestId: string,
): Promise<string[]> {
  const rows = await store.db
    .selectFrom("request_documents")
    .select("document_id")
    .where("request_id", "=", requestId)
    .execute();
  const ids = new Set(rows.map((row) => row.document_id));
  return catalogue.documents.filter(({ id }) => ids.has(id)).map(({ title }) => title);
}

/** "a…@example.com": enough to know one's own by, too little to type it by. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}…${email.slice(at)}`;
}
