/**
 * Mails a sign-in link to an approver. For an address that is not listed the same work is done and nothing is sent, so that
 * neither the answer nor its time says who is an approver.
 */
import { normaliseEmail } from "../../domain/door/email-address.ts";
import type { Services } from "../definitions.ts";
import { takePoint } from "../limits/take-point.ts";
import { composeLetter } from "../mail/compose-letter.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { hashToken } from "../sessions/hash-token.ts";
import { roleOf } from "./find-approver.ts";

const LINK_SECONDS = 3600;
const MAILS_AN_HOUR = 5;

export interface SignInAsked {
  typed: string;
  /** Cookie of the browser that asks. */
  browser: string;
  /** Page of the approvers to return to, already judged by `safeReturn`. */
  next: string;
}

/** @returns whether the address was one at all; nothing is said of whether a mail was sent */
export async function mailSignInLink(
  services: Services,
  { typed, browser, next }: SignInAsked,
): Promise<{ kind: "asked" | "invalid" }> {
  const address = normaliseEmail(typed);
  if (!address) return { kind: "invalid" };
  const { catalogue, clock, random, secrets, settings, store } = services;
  const now = clock.now();
  const key = secrets.sign("limit", `approver-link ${address.email}`);
  const limit = { key, points: MAILS_AN_HOUR, seconds: LINK_SECONDS };
  const { within } = await takePoint(store.db, [limit], now);
  const listed = roleOf(catalogue, address.email) !== undefined;
  const token = random.token();
  const link = new URL("/admin/sign-in/confirm/", settings.publicUrl);
  link.searchParams.set("t", token);
  if (next !== "/admin/") link.searchParams.set("next", next);
  const mail = { to: address.email, ...composeLetter(letter(link.href), catalogue.company) };
  await store.transaction(async (tx) => {
    await tx
      .insertInto("links")
      .values({
        hash: hashToken(token),
        purpose: "approver",
        // Of strangers nothing is kept: an empty address is no approver's.
        email: listed ? address.email : "",
        person_id: null,
        request_id: null,
        code_hash: null,
        browser_hash: hashToken(browser),
        created_at: now,
        expires_at: new Date(now.getTime() + LINK_SECONDS * 1000),
        used_at: null,
      })
      .execute();
    if (listed && within)
      await queueMail(tx, services, { kind: "approver-link", personId: null, mail });
  });
  return { kind: "asked" };
}

function letter(href: string): Parameters<typeof composeLetter>[0] {
  return {
    subject: "Sign in to decide on requests",
    blocks: [
      {
        kind: "text",
        text: "Somebody, we hope you, asked to sign in to the approvers’ pages of this trust center with your address.",
      },
      { kind: "button", label: "Sign in", href },
      {
        kind: "text",
        text: "The link serves once and for one hour. Opening it changes nothing: the page that it opens has a button. If you did not ask for it, do nothing.",
      },
    ],
  };
}
