/** Signing in: a mailed link, or the company's identity provider. The answer is the same whoever asks. */
import { confirmSignIn, readSignInLink } from "../../approvers/confirm-sign-in.ts";
import { mailSignInLink } from "../../approvers/mail-sign-in-link.ts";
import { safeReturn } from "../../approvers/safe-return.ts";
import { APPROVER_SECONDS } from "../../approvers/start-session.ts";
import { readCookie, writeCookie } from "../cookies.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";

/** As long as the link. */
const ASK_SECONDS = 3600;

export interface SignInPage {
  status: number;
  next: string;
  /** Name of the identity provider, where there is one. */
  provider: string | undefined;
  startHref: string;
  typed: string;
  errors: Record<string, string>;
  sent: boolean;
  /** A form was sent after the session had ended. */
  lost: boolean;
  /** Why the identity provider's answer did not serve. */
  refused: string | undefined;
}

const REFUSALS: Readonly<Record<string, string>> = {
  state: "The sign-in took too long or was begun in another browser. Begin again.",
  provider: "The identity provider did not confirm the sign-in. Begin again, or use a mailed link.",
  unverified: "The identity provider does not vouch for an e-mail address of this account.",
  unlisted: "The address of this account is not listed among the approvers.",
  unreachable: "The identity provider cannot be reached just now. Use a mailed link.",
};

export async function signInPage(
  request: Request,
  { services }: Door,
): Promise<Response | SignInPage> {
  const { searchParams } = new URL(request.url);
  const { oidc } = services.settings;
  const page = (more: Partial<SignInPage>): SignInPage => {
    const next = safeReturn(more.next ?? searchParams.get("next"));
    return {
      status: 200,
      next,
      provider: oidc?.name,
      startHref: `/admin/oidc/start/?next=${encodeURIComponent(next)}`,
      typed: "",
      errors: {},
      sent: searchParams.has("sent"),
      lost: searchParams.has("lost"),
      refused: REFUSALS[searchParams.get("refused") ?? ""],
      ...more,
    };
  };
  if (request.method !== "POST") return page({});
  const form = await readForm(request);
  const typed = fieldOf(form, "email");
  const next = safeReturn(fieldOf(form, "next"));
  const known = readCookie(request, "ask", services.settings);
  const browser = known ?? services.random.token();
  const { kind } = await mailSignInLink(services, { typed, browser, next });
  if (kind === "invalid")
    return page({ status: 400, typed, next, errors: { email: "Type one plain e-mail address" } });
  const { secureCookies } = services.settings;
  return seeOther(`/admin/sign-in/?sent=yes`, [
    writeCookie("ask", browser, { seconds: ASK_SECONDS, secureCookies }),
  ]);
}

export interface ConfirmPage {
  status: number;
  token: string;
  next: string;
  /** `retype`: another browser than the one that asked. */
  state: "button" | "retype" | "spent";
  errors: Record<string, string>;
}

export async function confirmSignInPage(
  request: Request,
  { services }: Door,
): Promise<Response | ConfirmPage> {
  const { settings } = services;
  const browser = readCookie(request, "ask", settings);
  if (request.method !== "POST") {
    const { searchParams } = new URL(request.url);
    const token = searchParams.get("t") ?? "";
    return show(token, searchParams.get("next"), {});
  }
  const form = await readForm(request);
  const token = fieldOf(form, "t");
  const next = safeReturn(fieldOf(form, "next"));
  const outcome = await confirmSignIn(services, { token, browser, typed: fieldOf(form, "email") });
  if (outcome.kind === "signed-in") return seeOther(next, [sessionCookie(outcome.token, settings)]);
  if (outcome.kind === "spent") return show("", next, {});
  return show(token, next, {
    email: "Type the address that the mail was sent to",
  });

  async function show(
    token: string,
    wanted: string | null,
    errors: Record<string, string>,
  ): Promise<ConfirmPage> {
    const link = await readSignInLink(services, { token, browser });
    const status = link.kind === "spent" ? 410 : Object.keys(errors).length > 0 ? 400 : 200;
    const state = link.kind === "spent" ? "spent" : link.sameBrowser ? "button" : "retype";
    return { status, token, next: safeReturn(wanted), state, errors };
  }
}

export function sessionCookie(
  token: string,
  { secureCookies }: { secureCookies: boolean },
): string {
  return writeCookie("approver", token, { seconds: APPROVER_SECONDS, secureCookies });
}
