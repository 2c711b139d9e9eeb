/** The page that shows mails on a machine without a mail server, and everybody to whom it must not. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileMailer } from "#src/gate/adapters/file-mailer.ts";
import type { Mail, Settings } from "#src/gate/definitions.ts";
import { folderFor, showOutbox, showOutboxMail } from "#src/gate/http/dev/outbox.ts";
import type { Door } from "#src/gate/http/door.ts";
import { composeLetter } from "#src/gate/mail/compose-letter.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";

const IDS = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const home = mkdtempSync(join(tmpdir(), "fanlight-outbox-"));
const folder = join(home, "outbox");
const files = fileMailer(folder, "Example <trust@example.com>");
const letter = (subject: string): Mail => ({
  to: "reader@example.org",
  ...composeLetter(
    {
      subject,
      blocks: [
        { kind: "text", text: "<script>alert(1)</script> javascript:alert(1)" },
        { kind: "button", label: "Go", href: "http://127.0.0.1:4321/request/confirm/?t=abc" },
      ],
    },
    { name: "Example", legalName: "Example" },
  ),
});

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor({ services: { mailer: files, mailFolder: files } });
});
afterAll(async () => {
  await test.close();
  rmSync(home, { recursive: true });
});

const request = (headers: Record<string, string> = {}) =>
  new Request("http://127.0.0.1:4321/dev/outbox/", {
    headers: { host: "127.0.0.1:4321", ...headers },
  });

function door(more: { ip?: string; settings?: Partial<Settings> } = {}): Door {
  const settings = { ...test.services.settings, ...more.settings };
  return { services: { ...test.services, settings }, ip: more.ip ?? "127.0.0.1" };
}

describe("the outbox on this machine", () => {
  it("is empty before the first mail", async () => {
    expect(await showOutbox(request(), door())).toEqual({ mails: [] });
  });

  it("lists the mails, newest first, and shows one with its addresses apart", async () => {
    await files.send(IDS[0] ?? "", letter("First"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await files.send(IDS[1] ?? "", letter("Second"));
    const list = await showOutbox(request(), door());
    expect(list).toMatchObject({
      mails: [
        { id: IDS[1], subject: "Second", to: "reader@example.org" },
        { id: IDS[0], subject: "First" },
      ],
    });
    const shown = await showOutboxMail(request(), door(), IDS[0] ?? "");
    if (shown instanceof Response) throw new Error("It was not shown.");
    expect(shown.parts.filter(({ isLink }) => isLink).map(({ text }) => text)).toEqual([
      "http://127.0.0.1:4321/request/confirm/?t=abc",
    ]);
    expect(shown.parts.map(({ text }) => text).join("")).toBe(shown.mail.text);
  });

  it("keeps each mail as it would have been sent, for this user alone", async () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    const { subject, to, headers } = await simpleParser(
      readFileSync(join(folder, `${IDS[0]}.eml`)),
    );
    expect(subject).toBe("First");
    expect([to].flat()[0]?.text).toBe("reader@example.org");
    expect(headers.get("auto-submitted")).toBe("auto-generated");
  });

  it.each([
    ["a request from another machine", {}, { ip: "192.0.2.1" }],
    ["a request whose address is unknown", {}, { ip: "" }],
    ["an address that only looks like this machine", {}, { ip: "127.evil" }],
    ["a foreign host name", { host: "evil.example" }, {}],
    ["a host name that begins like this machine", { host: "127.0.0.1.evil.example:80" }, {}],
    ["a request by a proxy", { "x-forwarded-for": "127.0.0.1" }, {}],
    ["a request by a proxy that says so otherwise", { via: "1.1 proxy" }, {}],
    ["a portal with a mail server", {}, { settings: { showsOutbox: false } }],
    [
      "a portal with a public address",
      {},
      { settings: { publicUrl: new URL("https://a.example") } },
    ],
  ])("does not exist for %s", async (_, headers, more) => {
    for (const answer of [
      await showOutbox(request(headers), door(more)),
      await showOutboxMail(request(headers), door(more), IDS[0] ?? ""),
    ])
      expect(answer instanceof Response && answer.status).toBe(404);
    expect(folderFor(request(headers), door(more))).toBeUndefined();
  });

  it.each(["../../secret", "..%2f", "", "33333333-3333-4333-8333-333333333333"])(
    "knows no mail %j",
    async (id) => {
      const answer = await showOutboxMail(request(), door(), id);
      expect(answer instanceof Response && answer.status).toBe(404);
    },
  );

  it("forgets a mail with all its files, and nothing else", async () => {
    await files.forget([IDS[0] ?? "", "../outside", "44444444-4444-4444-8444-444444444444"]);
    expect(readdirSync(folder).sort()).toEqual([`${IDS[1]}.eml`, `${IDS[1]}.json`]);
    expect(await showOutbox(request(), door())).toMatchObject({ mails: [{ id: IDS[1] }] });
  });
});
