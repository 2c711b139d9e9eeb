/**
 * The one step that opens a session, always by a form that a person sends. Only the browser that sends it gets the session: whoever
 * had the mail sent gets nothing by it.
 */
import { sql } from "kysely";
import { normaliseEmail } from "../../domain/door/email-address.ts";
import { loadMailDomains } from "../../frameworks/mail-domains.ts";
import type { Services, Tx } from "../definitions.ts";
import { takePoint } from "../limits/take-point.ts";
import { confirmPerson } from "../people/confirm-person.ts";
import { confirmRequest } from "../requests/confirm-request.ts";
import { hashToken } from "./hash-token.ts";
import { CODE_TRIES, hashCode } from "./new-link.ts";
import { startVisitorSession } from "./visitor-session.ts";

export type Confirmed =
  /** `session` goes into the cookie of the browser that sent the form. */
  | {
      kind: "confirmed";
      session: string;
      personId: string;
      /** A request was confirmed; otherwise it was a way back. */
      asked: boolean;
    }
  /** Nothing was used up. */
  | { kind: "wrong-address" }
  /** Used, expired, withdrawn or never there. */
  | { kind: "over" };

/** How often an address may be retyped for one link in an hour. */
const RETYPED = { points: 10, seconds: 3600 };

/** @param typed the address as retyped; only asked for where the browser is another than the one that asked */
export async function confirmByLink(
  services: Services,
  { token, browser, typed }: { token: string; browser: string | undefined; typed: string },
): Promise<Confirmed> {
  const { store, clock } = services;
  await loadMailDomains();
  const hash = hashToken(token);
  const now = clock.now();
  const email = normaliseEmail(typed)?.email ?? "";
  if (typed && !(await mayRetype(services, hash))) return { kind: "over" };
  return store.transaction(async (tx) => {
    const link = await tx
      .updateTable("links")
      .set({ used_at: now })
      .where("hash", "=", hash)
      .where("purpose", "in", ["confirm", "reclaim"])
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .where((where) =>
        where.or([
          where("email", "=", email),
          where("browser_hash", "=", browser ? hashToken(browser) : ""),
        ]),
      )
      .returning(["person_id", "request_id", "email"])
      .executeTakeFirst();
    if (link) return open(tx, services, { ...link, method: "link" });
    const isThere = await tx
      .selectFrom("links")
      .select("hash")
      .where("hash", "=", hash)
      .where("purpose", "in", ["confirm", "reclaim"])
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    return { kind: isThere ? "wrong-address" : "over" };
  });
}

async function mayRetype(services: Services, hash: string): Promise<boolean> {
  const key = services.secrets.sign("limit", `retype ${hash}`);
  const limit = { key, ...RETYPED };
  return (await takePoint(services.store.db, [limit], services.clock.now())).within;
}

/**
 * The six digits alone, in the browser that asked. A wrong code, a used one and one that was never mailed are told alike: this form
 * must not say whether an address is known.
 */
export async function confirmByCode(
  services: Services,
  { code, browser }: { code: string; browser: string | undefined },
): Promise<Confirmed> {
  const now = services.clock.now();
  const digits = code.replace(/[\s-]/g, "");
  if (!browser || !/^\d{6}$/.test(digits)) return { kind: "over" };
  const guess = hashCode(services, browser, digits);
  await loadMailDomains();
  return services.store.transaction(async (tx) => {
    // Counts the try and uses the link up in one statement: of twelve right codes at once one finds it unused.
    const tried = await tx
      .updateTable("links")
      .set({
        tries: sql<number>`tries + 1`,
        used_at: sql<Date>`case when code_hash = ${guess} then ${now}::timestamptz end`,
      })
      .where("browser_hash", "=", hashToken(browser))
      .where("purpose", "in", ["confirm", "reclaim"])
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .where("tries", "<", CODE_TRIES)
      .returning(["person_id", "request_id", "email", "used_at", "created_at"])
      .execute();
    const link = tried
      .filter(({ used_at }) => used_at !== null)
      .sort((one, other) => other.created_at.getTime() - one.created_at.getTime())[0];
    return link ? open(tx, services, { ...link, method: "code" }) : { kind: "over" };
  });
}

async function open(
  tx: Tx,
  services: Services,
  link: {
    person_id: string | null;
    request_id: string | null;
    email: string;
    method: "link" | "code";
  },
): Promise<Confirmed> {
  const { person_id: personId, request_id: requestId, email, method } = link;
  if (!personId) return { kind: "over" };
  const isConfirmed = requestId
    ? await confirmRequest(tx, services, { requestId, personId, method })
    : await confirmPerson(tx, services, { personId, method });
  if (!isConfirmed) return { kind: "over" };
  return {
    kind: "confirmed",
    personId,
    asked: requestId !== null,
    session: await startVisitorSession(tx, services, { personId, email, method }),
  };
}
