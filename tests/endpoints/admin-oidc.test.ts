import { OAuth2Server } from "oauth2-mock-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findApprover } from "#src/gate/approvers/find-approver.ts";
import { endOidc, startOidc } from "#src/gate/http/admin/oidc.ts";
import { ADDRESSES, askAdmin, cookiesOf, doorOf } from "../support/gate/admin.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";

const issuer = new OAuth2Server();
let door: TestDoor;
/** What the provider says of whoever signs in. */
let claims: Record<string, unknown> = {};
/** Changes the ID token's claims after they were made. */
let tamper: (payload: Record<string, unknown>) => void = () => {};

beforeAll(async () => {
  await issuer.issuer.keys.generate("RS256");
  await issuer.start(0, "127.0.0.1");
  issuer.service.on("beforeTokenSigning", (token: { payload: Record<string, unknown> }) => {
    Object.assign(token.payload, claims);
    tamper(token.payload);
  });
  door = await openTestDoor({
    env: {
      OIDC_ISSUER: issuer.issuer.url ?? "",
      OIDC_CLIENT_ID: "fanlight",
      OIDC_CLIENT_SECRET: "a secret of the provider",
      OIDC_NAME: "Example ID",
    },
  });
});
afterEach(() => {
  claims = {};
  tamper = () => {};
});
afterAll(async () => {
  await issuer.stop();
  await door.close();
});

async function begin(next = "/admin/") {
  const request = askAdmin(door, `/admin/oidc/start/?next=${encodeURIComponent(next)}`);
  const answer = await startOidc(request, doorOf(door));
  const cookie = cookiesOf(answer).oidc ?? "";
  return { to: new URL(answer.headers.get("location") ?? ""), cookie };
}

/** The provider sends the browser back. */
async function visitProvider(to: URL): Promise<URL> {
  const answer = await fetch(to, { redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "");
}

const end = (back: URL, cookie: string) =>
  endOidc(askAdmin(door, back.pathname + back.search, { cookies: { oidc: cookie } }), doorOf(door));

const verified = (email: string) => ({ email, email_verified: true });

describe("signing in by OpenID Connect", () => {
  it("begins with PKCE, state and nonce, and ends with a session on the page that was wanted", async () => {
    claims = verified("Owner@Example.com");
    const next = "/admin/requests/0d0e1c9e-7a0b-4f3e-9d6b-0a4f3a5f1a11/";
    const { to, cookie } = await begin(next);
    expect(to.searchParams.get("code_challenge_method")).toBe("S256");
    expect(to.searchParams.get("scope")).toBe("openid email");
    expect(to.searchParams.get("redirect_uri")).toBe("http://127.0.0.1:4321/admin/oidc/callback/");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(to.searchParams.get(name)?.length).toBeGreaterThan(40);
    const answer = await end(await visitProvider(to), cookie);
    expect(answer.headers.get("location")).toBe(next);
    const { approver, oidc } = cookiesOf(answer);
    expect(oidc).toBe("");
    expect(await findApprover(door.services, approver)).toMatchObject({
      email: ADDRESSES.owner,
      role: "owner",
    });
  });

  const refused = async (back: URL, cookie: string) => {
    const answer = await end(back, cookie);
    expect(cookiesOf(answer).approver).toBeUndefined();
    return answer.headers.get("location");
  };

  it("refuses an address that the provider does not vouch for", async () => {
    for (const unverified of [
      { email: ADDRESSES.owner },
      { email: ADDRESSES.owner, email_verified: false },
      { email: ADDRESSES.owner, email_verified: "true" },
    ]) {
      claims = unverified;
      const { to, cookie } = await begin();
      expect(await refused(await visitProvider(to), cookie)).toBe(
        "/admin/sign-in/?refused=unverified",
      );
    }
  });

  it("refuses an address that is not listed", async () => {
    claims = verified("somebody@example.com");
    const { to, cookie } = await begin();
    expect(await refused(await visitProvider(to), cookie)).toBe("/admin/sign-in/?refused=unlisted");
  });

  it("refuses another state, another browser's cookie, none, and one that is too old", async () => {
    claims = verified(ADDRESSES.owner);
    const { to, cookie } = await begin();
    const other = await begin();
    const back = await visitProvider(to);
    const wrong = new URL(back);
    wrong.searchParams.set("state", "0".repeat(64));
    const state = "/admin/sign-in/?refused=state";
    expect(await refused(wrong, cookie)).toBe(state);
    expect(await refused(back, other.cookie)).toBe(state);
    expect(await refused(back, "")).toBe(state);
    expect(await refused(back, "x".repeat(120))).toBe(state);
    door.clock.advance({ minutes: 11 });
    expect(await refused(back, cookie)).toBe(state);
    door.clock.advance({ minutes: -11 });
  });

  it("refuses an answer with another nonce, and one made for somebody else", async () => {
    for (const change of [
      { nonce: "another" },
      { aud: "another-client" },
      { iss: "http://127.0.0.1:1" },
    ]) {
      claims = verified(ADDRESSES.owner);
      tamper = (payload) => Object.assign(payload, change);
      const { to, cookie } = await begin();
      expect(await refused(await visitProvider(to), cookie)).toBe(
        "/admin/sign-in/?refused=provider",
      );
    }
  });

  it("logs no address and no token of what it refused", async () => {
    expect(door.lines.join("\n")).not.toContain("@");
    expect(door.lines.join("\n")).not.toMatch(/eyJ/);
  });

  it("says that a provider cannot be reached, and is not there where none is set", async () => {
    const away = await openTestDoor({
      store: door.services.store,
      env: { OIDC_ISSUER: "http://127.0.0.1:9", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" },
    });
    const answer = await startOidc(askAdmin(away, "/admin/oidc/start/"), doorOf(away));
    expect(answer.headers.get("location")).toBe("/admin/sign-in/?refused=unreachable");
    const none = await openTestDoor({ store: door.services.store });
    expect((await startOidc(askAdmin(none, "/admin/oidc/start/"), doorOf(none))).status).toBe(404);
  });
});
