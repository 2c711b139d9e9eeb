import { describe, expect, it } from "vitest";
import { checkShapes, readSettings } from "#src/gate/settings.ts";
import { SettingsFault } from "#src/gate/settings-fault.ts";

const COMPLETE = {
  PUBLIC_URL: "https://trust.example.com",
  FANLIGHT_SECRET: "x".repeat(44),
  SMTP_URL: "smtps://user:hush@mail.example.com",
  MAIL_FROM: "Example <trust@example.com>",
};

const open = (env: Record<string, string | undefined>) =>
  readSettings({ ...COMPLETE, ...env }, { isLoopback: false, url: "http://0.0.0.0:8080" });

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SettingsFault) return error.faults;
    throw error;
  }
}

describe("a server for others", () => {
  it("opens with what it needs", () => {
    expect(open({})).toMatchObject({ secureCookies: true, proxyHops: 0, showsOutbox: false });
    expect(open({ TRUST_PROXY_HOPS: "2" }).proxyHops).toBe(2);
    expect(open({}).mailsADay).toBe(1000);
    expect(open({ MAILS_A_DAY: "50" }).mailsADay).toBe(50);
  });

  it.each([...Object.keys(COMPLETE)])("does not without %s, and says what to set", (name) => {
    const faults = faultsOf(() => open({ [name]: undefined }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} is not set.*Set it to `));
  });

  it.each([
    ["PUBLIC_URL", "trust.example.com"],
    ["PUBLIC_URL", "https://trust.example.com/portal/"],
    ["PUBLIC_URL", "http://trust.example.com"],
    ["FANLIGHT_SECRET", "hush"],
    ["SMTP_URL", "mail.example.com"],
    ["MAIL_FROM", "trust@example.com, other@example.com"],
    ["DATABASE_URL", "mysql://user:hush@host/x"],
    ["MAILS_A_DAY", "0"],
    ["MAILS_A_DAY", "many"],
    ["MAILS_A_DAY", "1000001"],
    ["TRUST_PROXY_HOPS", "-1"],
    ["TRUST_PROXY_HOPS", "1.5"],
    ["TRUST_PROXY_HOPS", "all"],
    ["TRUST_PROXY_HOPS", "11"],
    ["WEBHOOK_SHOWS", "all"],
    ["WEBHOOK_URL", "https://hooks.example.com/1"],
    ["WEBHOOK_SECRET", "hush"],
    ["OIDC_ISSUER", "https://id.example.com"],
    ["OIDC_CLIENT_ID", "fanlight"],
  ])("does not with %s=%s, and repeats no password", (name, value) => {
    const faults = faultsOf(() => open({ [name]: value }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(name);
    expect(faults[0]).not.toContain("hush");
  });

  it("is told of everything at once", () => {
    const env = { PUBLIC_URL: "x", SMTP_URL: "y", MAIL_FROM: "z z", TRUST_PROXY_HOPS: "q" };
    expect(faultsOf(() => open(env))).toHaveLength(4);
  });
});

describe("a build", () => {
  it("asks for nothing", () => {
    expect(faultsOf(() => checkShapes({}))).toEqual([]);
  });

  it("tells what cannot be right", () => {
    const faults = faultsOf(() => checkShapes({ PUBLIC_URL: "trust", FANLIGHT_SECRET: "short" }));
    expect(faults).toHaveLength(2);
  });
});
