/**
 * Sign-in by the company's identity provider: authorization code with PKCE, state and nonce, against any issuer that publishes
 * its configuration. Nothing is stored in between: one random value in a short-lived cookie is the source of all three, so an
 * answer belongs to the browser that began, and a value that we did not make yields none that fits.
 */
import type * as Client from "openid-client";
import { normaliseEmail } from "../../domain/door/email-address.ts";
import type { Services, Settings } from "../definitions.ts";
import { roleOf } from "./find-approver.ts";
import { ADMIN_HOME, safeReturn } from "./safe-return.ts";
import { startApproverSession } from "./start-session.ts";

export const OIDC_SECONDS = 600;
export const OIDC_CALLBACK = "/admin/oidc/callback/";
/** Longer ones would not fit into the cookie. */
const RETURN_LENGTH = 70;

type Provider = NonNullable<Settings["oidc"]>;
type Secrets = Services["secrets"];

const found = new WeakMap<Provider, Promise<Client.Configuration>>();

/** Discovery is done once for a server; a failure is not remembered. */
async function discover(provider: Provider): Promise<Client.Configuration> {
  const known = found.get(provider);
  if (known) return known;
  const client = await import("openid-client");
  const { issuer, clientId, clientSecret } = provider;
  // Plain HTTP only to this machine: for trials and tests.
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(issuer.hostname);
  const insecure = issuer.protocol === "http:" && isLocal;
  const asked = client.discovery(issuer, clientId, clientSecret, undefined, {
    execute: insecure ? [client.allowInsecureRequests] : [],
    timeout: 10,
  });
  found.set(provider, asked);
  asked.catch(() => found.delete(provider));
  return asked;
}

function derive(secrets: Secrets, cookie: string) {
  const of = (purpose: string) => secrets.sign(`oidc-${purpose}`, cookie);
  return { state: of("state"), nonce: of("nonce"), verifier: of("verifier") };
}

/** Sealed: when it began, 192 random bits, and the page to return to. */
function makeCookie({ clock, random, secrets }: Services, next: string): string {
  const at = clock.now().getTime().toString(36);
  const back = next.length <= RETURN_LENGTH ? next : ADMIN_HOME;
  return secrets.seal("oidc", `${at} ${random.token().slice(0, 32)} ${back}`);
}

/** @returns the page to return to; undefined where the cookie is not ours or too old */
function openCookie({ clock, secrets }: Services, cookie: string): string | undefined {
  const [at = "", , next] = (secrets.open("oidc", cookie) ?? "").split(" ");
  const age = clock.now().getTime() - Number.parseInt(at, 36);
  return age >= 0 && age <= OIDC_SECONDS * 1000 ? safeReturn(next) : undefined;
}

/** @returns where to send the browser, and the cookie that it must bring back */
export async function beginOidc(
  services: Services,
  next: string,
): Promise<{ kind: "go"; url: URL; cookie: string } | { kind: "off" } | { kind: "unreachable" }> {
  const { settings, secrets, logger } = services;
  if (!settings.oidc) return { kind: "off" };
  try {
    const client = await import("openid-client");
    const configuration = await discover(settings.oidc);
    const cookie = makeCookie(services, next);
    const { state, nonce, verifier } = derive(secrets, cookie);
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: new URL(OIDC_CALLBACK, settings.publicUrl).href,
      scope: "openid email",
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    return { kind: "go", url, cookie };
  } catch (error) {
    logger.error("oidc-unreachable", error);
    return { kind: "unreachable" };
  }
}

export type OidcOutcome =
  | { kind: "signed-in"; token: string; next: string }
  | { kind: "refused"; because: "state" | "provider" | "unverified" | "unlisted" };

/** @param query what the provider added to our address */
export async function finishOidc(
  services: Services,
  { query, cookie }: { query: string; cookie: string | undefined },
): Promise<OidcOutcome> {
  const { settings, secrets, logger, store, catalogue } = services;
  const next = cookie && openCookie(services, cookie);
  if (!settings.oidc || !cookie || !next) return { kind: "refused", because: "state" };
  const { state, nonce, verifier } = derive(secrets, cookie);
  const url = new URL(OIDC_CALLBACK, settings.publicUrl);
  url.search = query;
  if (url.searchParams.get("state") !== state) return { kind: "refused", because: "state" };
  let claims: Claims | undefined;
  try {
    claims = await fetchClaims(settings.oidc, url, { state, nonce, verifier });
  } catch (error) {
    // The library's messages name no address; its cause may hold the provider's answer, which is not logged.
    logger.error("oidc-refused", new Error(error instanceof Error ? error.message : "unknown"));
    return { kind: "refused", because: "provider" };
  }
  const email = typeof claims?.email === "string" ? normaliseEmail(claims.email)?.email : undefined;
  if (claims?.email_verified !== true || !email) return { kind: "refused", because: "unverified" };
  if (!roleOf(catalogue, email)) return { kind: "refused", because: "unlisted" };
  const token = await store.transaction((tx) =>
    startApproverSession(tx, services, { email, method: "oidc" }),
  );
  return { kind: "signed-in", token, next };
}

interface Claims {
  email?: unknown;
  email_verified?: unknown;
}

/** Of the ID token; where that names no address, of the provider's user information for the same subject. */
async function fetchClaims(
  provider: Provider,
  url: URL,
  { state, nonce, verifier }: ReturnType<typeof derive>,
): Promise<Claims | undefined> {
  const client = await import("openid-client");
  const configuration = await discover(provider);
  const tokens = await client.authorizationCodeGrant(configuration, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) return undefined;
  const asksMore = !claims.email && configuration.serverMetadata().userinfo_endpoint;
  const { email, email_verified } = asksMore
    ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
    : claims;
  return { email, email_verified };
}
