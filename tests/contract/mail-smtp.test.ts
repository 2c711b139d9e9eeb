/** Mail over SMTP against real servers: encryption, signing in, refusals, cuts, and addresses that try to be several. */
import { afterEach, describe, expect, it } from "vitest";
import { type SmtpOptions, smtpMailer } from "#src/gate/adapters/smtp-mailer.ts";
import { readSmtpUrl, type SmtpConnection } from "#src/gate/adapters/smtp-url.ts";
import { type Mail, type Mailer, MailRefused } from "#src/gate/definitions.ts";
import { composeLetter } from "#src/gate/mail/compose-letter.ts";
import { startRawSmtp, startSmtp } from "../support/gate/smtp.ts";

const ID = "0b1c5f7e-6a5d-4a53-9d7e-2f6f0c9b7a10";
const letter = composeLetter(
  { subject: "Confirm your request", blocks: [{ kind: "text", text: "Hello Łukasz." }] },
  { name: "Example", legalName: "Example, Inc." },
);
const mail: Mail = { to: "reader@example.org", ...letter };

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});
const keep = <T extends { close(): Promise<void> }>(one: T): T => {
  opened.push(one);
  return one;
};

function mailerTo(
  port: number,
  {
    connection = {},
    ...more
  }: Partial<Omit<SmtpOptions, "connection">> & {
    connection?: Partial<SmtpConnection>;
  } = {},
): Mailer {
  return keep(
    smtpMailer({
      connection: { ...readSmtpUrl(`smtp://127.0.0.1:${port}`), ...connection },
      from: "Example, Inc. <trust@example.com>",
      host: "trust.example.com",
      ...more,
    }),
  );
}

const failureOf = (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => "sent",
    (error: unknown) => error,
  );

describe("a mail over SMTP", () => {
  it("arrives as text and HTML, from one sender to one recipient, and says what it is", async () => {
    const smtp = keep(await startSmtp());
    await mailerTo(smtp.port).send(ID, {
      ...mail,
      attachments: [
        { filename: "agreement.pdf", mediaType: "application/pdf", content: "JVBERi0=" },
      ],
    });
    const [{ from, to, mail: got } = never()] = smtp.received;
    expect({ from, to }).toEqual({ from: "trust@example.com", to: ["reader@example.org"] });
    expect(got.from?.value).toEqual([{ name: "Example, Inc.", address: "trust@example.com" }]);
    expect(got.subject).toBe("Confirm your request");
    expect(got.text?.trim()).toBe(letter.text.trim());
    expect(got.html).toContain("<h1");
    expect(got.messageId).toBe(`<${ID}@trust.example.com>`);
    expect(got.headers.get("auto-submitted")).toBe("auto-generated");
    expect(got.headers.has("x-mailer")).toBe(false);
    expect(got.headers.has("bcc")).toBe(false);
    expect(got.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ["agreement.pdf", "application/pdf"],
    ]);
    expect(got.attachments[0]?.content.toString()).toBe("%PDF-");
  });

  it("signs in over STARTTLS, with a password that holds any character", async () => {
    const secret = { user: "us:er@x", pass: "p@ss/wörd%:?#" };
    const smtp = keep(
      await startSmtp({
        authOptional: false,
        onAuth: (given, session, done) =>
          given.username === secret.user && given.password === secret.pass && session.secure
            ? done(null, { user: given.username })
            : done(new Error("no")),
      }),
    );
    const url = `smtp://${encodeURIComponent(secret.user)}:${encodeURIComponent(secret.pass)}@127.0.0.1:${smtp.port}`;
    await mailerTo(smtp.port, { connection: readSmtpUrl(url) }).send(ID, mail);
    expect(smtp.received[0]).toMatchObject({ secure: true, user: secret.user });
  });

  it("sends nothing in clear where encryption is required and not offered", async () => {
    const smtp = keep(await startSmtp({ disabledCommands: ["STARTTLS"] }));
    const mailer = mailerTo(smtp.port, { connection: { requireTLS: true } });
    expect(await failureOf(mailer.send(ID, mail))).toMatchObject({
      name: "NotDelivered",
      code: "tls",
    });
    expect(smtp.received).toEqual([]);
  });

  it("trusts no certificate that does not hold", async () => {
    const smtp = keep(await startSmtp());
    const mailer = mailerTo(smtp.port, {
      connection: { requireTLS: true, tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" } },
    });
    expect(await failureOf(mailer.send(ID, mail))).toMatchObject({ code: "tls" });
    const implicit = keep(await startSmtp({ secure: true }));
    const second = mailerTo(implicit.port, {
      connection: {
        secure: true,
        tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" },
      },
    });
    expect(await failureOf(second.send(ID, mail))).toMatchObject({ code: "tls" });
    expect([...smtp.received, ...implicit.received]).toEqual([]);
  });

  it("tells a wrong password from a server that is away, and repeats neither password nor address", async () => {
    const smtp = keep(
      await startSmtp({ authOptional: false, onAuth: (_, __, done) => done(new Error("no")) }),
    );
    const url = `smtp://user:hunter2@127.0.0.1:${smtp.port}`;
    const error = await failureOf(
      mailerTo(smtp.port, { connection: readSmtpUrl(url) }).send(ID, mail),
    );
    expect(error).toMatchObject({ name: "NotDelivered", code: "login" });
    expect(`${error} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toMatch(
      /hunter2|reader@/,
    );
  });

  it.each([
    ["550 5.1.1 unknown", 550, "5.1.1 unknown", "MailRefused", undefined],
    ["451 come back later", 451, "4.7.1 come back later", "NotDelivered", "deferred"],
    ["554 5.7.1 relaying denied", 554, "5.7.1 relaying denied", "NotDelivered", "policy"],
    ["530 sign in first", 530, "sign in first", "NotDelivered", "policy"],
  ])("reads an answer to the recipient: %s", async (_, responseCode, text, name, code) => {
    const smtp = keep(
      await startSmtp({
        onRcptTo: (_address, _session, done) =>
          done(Object.assign(new Error(text), { responseCode })),
      }),
    );
    const error = await failureOf(mailerTo(smtp.port).send(ID, mail));
    expect(error).toMatchObject({ name, ...(code && { code }) });
    expect(String(error)).not.toContain("reader@");
  });

  it("takes a refusal of the sender for a fault of the settings", async () => {
    const smtp = keep(
      await startSmtp({
        onMailFrom: (_address, _session, done) =>
          done(Object.assign(new Error("not yours"), { responseCode: 553 })),
      }),
    );
    expect(await failureOf(mailerTo(smtp.port).send(ID, mail))).toMatchObject({ code: "sender" });
  });

  it("takes a refusal of the text for final", async () => {
    const smtp = keep(
      await startSmtp({
        onData(stream, _session, done) {
          stream.resume();
          stream.on("end", () => done(Object.assign(new Error("5.6.0 no"), { responseCode: 554 })));
        },
      }),
    );
    expect(await failureOf(mailerTo(smtp.port).send(ID, mail))).toBeInstanceOf(MailRefused);
  });

  it.each(["cut-in-data", "cut-after-data"] as const)(
    "sends once and reports that it did not go out: %s",
    async (then) => {
      const raw = keep(await startRawSmtp(then));
      const error = await failureOf(mailerTo(raw.port).send(ID, mail));
      expect(error).toMatchObject({ name: "NotDelivered", code: "away" });
      expect(raw.seen.filter((text) => text.startsWith("DATA"))).toHaveLength(1);
    },
  );

  it("gives up on a server that says nothing", async () => {
    const silent = keep(await startRawSmtp("no-greeting"));
    const started = Date.now();
    expect(await failureOf(mailerTo(silent.port, { timeout: 300 }).send(ID, mail))).toMatchObject({
      code: "away",
    });
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it("sends again by the same mailer once the server is back", async () => {
    const first = await startSmtp();
    const { port } = first;
    const mailer = mailerTo(port);
    await mailer.send(ID, mail);
    await first.close();
    expect(await failureOf(mailer.send(ID, mail))).toMatchObject({ code: "away" });
    const second = keep(await startSmtp({ port }));
    await mailer.send(ID, mail);
    expect(second.received).toHaveLength(1);
  });
});

describe("what was typed", () => {
  it.each([
    "a@example.org, b@evil.example",
    "a@example.org\r\nBcc: b@evil.example",
    "a@example.org b@evil.example",
    "a@example.org;b@evil.example",
    '"a@example.org" <b@evil.example>',
    "Friends: a@example.org;",
    "a@example.org\u0000",
    "a@exa\u202emple.org",
    "a@@example.org",
    "@example.org",
    "",
    `${"a".repeat(250)}@example.org`,
  ])("reaches nobody as an address that is not one plain address: %j", async (to) => {
    const smtp = keep(await startSmtp());
    const error = await failureOf(mailerTo(smtp.port).send(ID, { ...mail, to }));
    expect(error).toBeInstanceOf(MailRefused);
    expect(smtp.received).toEqual([]);
  });

  it("makes no header and no recipient as a subject or the name of a file", async () => {
    const smtp = keep(await startSmtp());
    await mailerTo(smtp.port).send(ID, {
      ...mail,
      subject: "Hello\r\nBcc: evil@example.org\r\n\r\n<b>body</b>",
      attachments: [
        {
          filename: 'a"\r\nX-Evil: yes\r\n/../\u202efdp.exe',
          mediaType: "application/pdf",
          content: "JVBERi0=",
        },
      ],
    });
    const [{ to, raw, mail: got } = never()] = smtp.received;
    expect(to).toEqual(["reader@example.org"]);
    expect(got.subject).toBe("Hello Bcc: evil@example.org <b>body</b>");
    expect(raw).not.toMatch(/^(?:bcc|x-evil):/im);
    expect(got.attachments[0]?.filename).toBe("a-X-Evil: yes-..-fdp.exe");
  });

  it("keeps names in any script whole", async () => {
    const smtp = keep(await startSmtp());
    const name = "王小明 Nguyễn Văn Đạt محمد";
    const written = composeLetter(
      { subject: name, blocks: [{ kind: "facts", facts: [["Name", name]] }] },
      { name: "Example", legalName: "Example" },
    );
    await mailerTo(smtp.port).send(ID, { to: "reader@example.org", ...written });
    const [{ mail: got } = never()] = smtp.received;
    expect(got.subject).toBe(name);
    expect(got.text).toContain(`Name: ${name}`);
    expect(got.html).toContain(name);
  });
});

describe("SMTP_URL", () => {
  it.each([
    ["smtps://u:p%40@mail.example.com", { port: 465, secure: true, requireTLS: false }],
    ["smtp://u:p%40@mail.example.com", { port: 587, secure: false, requireTLS: true }],
    ["smtp://u:p%40@mail.example.com:2525", { port: 2525, secure: false, requireTLS: true }],
  ])("is encrypted and checked: %s", (url, expected) => {
    expect(readSmtpUrl(url)).toMatchObject({
      ...expected,
      host: "mail.example.com",
      auth: { user: "u", pass: "p@" },
      tls: { rejectUnauthorized: true },
    });
  });

  it.each([
    "smtp://localhost:25",
    "smtp://127.0.0.1",
    "smtp://[::1]:25",
    "smtp://mail.example.com?insecure",
  ])("need not be encrypted on this machine, or where it says so: %s", (url) => {
    expect(readSmtpUrl(url)).toMatchObject({
      requireTLS: false,
      tls: { rejectUnauthorized: false },
      auth: undefined,
    });
  });

  it("takes no name for this machine that only begins like it", () => {
    for (const host of ["localhost.evil.example", "127.0.0.1.evil.example", "127.evil.example"])
      expect(readSmtpUrl(`smtp://${host}`).requireTLS).toBe(true);
  });
});

function never(): never {
  throw new Error("Nothing was received.");
}
