import { describe, expect, it } from "vitest";
import { readSettings } from "#src/gate/settings.ts";
import { SettingsFault } from "#src/gate/settings-fault.ts";

const here = { isLoopback: true, url: "http://127.0.0.1:4321" };
const server = { isLoopback: false, url: "http://0.0.0.0:8080" };

function faultsOf(env: Record<string, string>, listening = here): readonly string[] {
  try {
    readSettings(env, listening);
    return [];
  } catch (error) {
    if (error instanceof SettingsFault) return error.faults;
    throw error;
  }
}

describe("the settings of mail", () => {
  it("are not needed on the loopback address: mails become files, and are shown there", () => {
    expect(readSettings({}, here)).toMatchObject({ showsOutbox: true, smtpUrl: undefined });
    expect(readSettings({ SMTP_URL: "smtp://localhost" }, here).showsOutbox).toBe(false);
  });

  it("are asked for by name on a server", () => {
    expect(faultsOf({}, server).filter((fault) => /SMTP_URL|MAIL_FROM/.test(fault))).toEqual([
      "SMTP_URL is not set, so no mail would reach anybody. Set it to your mail server, for example smtps://user:password@mail.example.com.",
      'MAIL_FROM is not set. Set it to the address that mails come from, for example "Example trust center <trust@example.com>".',
    ]);
  });

  it("repeat no password in a fault", () => {
    const faults = faultsOf({ SMTP_URL: "http://user:hunter2@mail.example.com" });
    expect(faults).toEqual([
      "SMTP_URL is not an address that starts with smtp:// or smtps://. Correct it.",
    ]);
  });

  it.each([
    "trust@example.com",
    "Example, Inc. <trust@example.com>",
    '"Example, Inc." <trust@example.com>',
    "<trust@example.com>",
    "Пример <trust@xn--e1afmkfd.example>",
  ])("take one sender: %s", (MAIL_FROM) => {
    expect(faultsOf({ MAIL_FROM })).toEqual([]);
  });

  it.each([
    "trust",
    "a@example.com, b@example.com",
    "Example <a@example.com>, b@example.com",
    "Example <a@example.com",
    "Example <a@example.com>\r\nBcc: b@example.com",
  ])("refuse what is not one sender: %j", (MAIL_FROM) => {
    expect(faultsOf({ MAIL_FROM })).toHaveLength(1);
  });
});

describe("the settings of the webhook", () => {
  const WEBHOOK_URL = "https://hooks.example.com/x";
  const WEBHOOK_SECRET = "s";

  it("name the domain of a visitor and no more where nothing is said", () => {
    expect(readSettings({ WEBHOOK_URL, WEBHOOK_SECRET }, here)).toMatchObject({
      webhook: { secret: "s" },
      webhookShows: "domain",
    });
  });

  it("are asked for together, and hold no password in the address", () => {
    expect(faultsOf({ WEBHOOK_URL })).toEqual([
      "WEBHOOK_URL is set without WEBHOOK_SECRET, with which each call is signed. Set both.",
    ]);
    expect(
      faultsOf({ WEBHOOK_SECRET, WEBHOOK_URL: "https://user:hunter2@hooks.example.com/x" }),
    ).toEqual([
      "WEBHOOK_URL carries a user name or a password. Leave them out: each call is signed with WEBHOOK_SECRET.",
    ]);
    expect(faultsOf({ WEBHOOK_SECRET, WEBHOOK_URL, WEBHOOK_SHOWS: "all" })).toHaveLength(1);
  });
});
