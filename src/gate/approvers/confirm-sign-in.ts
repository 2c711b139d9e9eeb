/** Turns a mailed link into a session of the browser that sends the confirming form. */
import { normaliseEmail } from "../../domain/door/email-address.ts";
import type { Services } from "../definitions.ts";
import { hashToken } from "../sessions/hash-token.ts";
import { roleOf } from "./find-approver.ts";
import { startApproverSession } from "./start-session.ts";

const TRIES = 5;

export interface SignInConfirmed {
  token: string;
  /** Cookie of the browser that confirms, where it has one. */
  browser: string | undefined;
  /** The address typed again, which another browser than the one that asked must give. */
  typed: string;
}

/** What the confirming page shows; reading consumes nothing. */
export async function readSignInLink(
  { clock, store }: Services,
  { token, browser }: Pick<SignInConfirmed, "token" | "browser">,
): Promise<{ kind: "usable"; sameBrowser: boolean } | { kind: "spent" }> {
  const link = await store.db
    .selectFrom("links")
    .select(["browser_hash"])
    .where("hash", "=", hashToken(token))
    .where("purpose", "=", "approver")
    .where("used_at", "is", null)
    .where("tries", "<", TRIES)
    .where("expires_at", ">", clock.now())
    .executeTakeFirst();
  if (!link) return { kind: "spent" };
  return { kind: "usable", sameBrowser: !!browser && link.browser_hash === hashToken(browser) };
}

export async function confirmSignIn(
  services: Services,
  { token, browser, typed }: SignInConfirmed,
): Promise<{ kind: "signed-in"; token: string } | { kind: "wrong-address" } | { kind: "spent" }> {
  const { catalogue, clock, store } = services;
  const hash = hashToken(token);
  const retyped = normaliseEmail(typed)?.email ?? "";
  return store.transaction(async (tx) => {
    const used = await tx
      .updateTable("links")
      .set({ used_at: clock.now() })
      .where("hash", "=", hash)
      .where("purpose", "=", "approver")
      .where("used_at", "is", null)
      .where("tries", "<", TRIES)
      .where("expires_at", ">", clock.now())
      .where("email", "<>", "")
      .where(({ eb, or }) =>
        or([eb("browser_hash", "=", browser ? hashToken(browser) : ""), eb("email", "=", retyped)]),
      )
      .returning("email")
      .executeTakeFirst();
    if (used) {
      // Removed from the configuration since the mail was sent.
      if (!roleOf(catalogue, used.email)) return { kind: "spent" };
      const session = await startApproverSession(tx, services, { ...used, method: "link" });
      return { kind: "signed-in", token: session };
    }
    const counted = await tx
      .updateTable("links")
      .set((eb) => ({ tries: eb("tries", "+", 1) }))
      .where("hash", "=", hash)
      .where("purpose", "=", "approver")
      .where("used_at", "is", null)
      .where("tries", "<", TRIES)
      .where("expires_at", ">", clock.now())
      .returning("tries")
      .executeTakeFirst();
    return { kind: counted && counted.tries < TRIES ? "wrong-address" : "spent" };
  });
}
