/** A storage and a mail server that are asked when the server starts: what is wrong is named before a visitor finds out. */
import { afterEach, describe, expect, it } from "vitest";
import { s3Vault } from "#src/gate/adapters/s3-vault.ts";
import { smtpMailer } from "#src/gate/adapters/smtp-mailer.ts";
import { readSmtpUrl } from "#src/gate/adapters/smtp-url.ts";
import type { Vault } from "#src/gate/definitions.ts";
import { findMailTrouble, findStorageTrouble } from "#src/gate/start/find-troubles.ts";
import { startFakeS3 } from "../support/gate/fake-s3.ts";
import { freePort } from "../support/gate/postgres.ts";
import { startRawSmtp, startSmtp } from "../support/gate/smtp.ts";
import { testCatalogue } from "../support/gate/test-catalogue.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const opened = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
  const one = await opening;
  open.push(one);
  return one;
};

describe("the storage", () => {
  const catalogue = testCatalogue();

  it("is in order, whether its first file is there or not yet", async () => {
    const { settings, files } = await opened(startFakeS3());
    const vault = s3Vault(settings);
    expect(await findStorageTrouble({ vault, catalogue })).toBeUndefined();
    files.set(catalogue.documents[0]?.file.path ?? "", Buffer.from("%PDF"));
    expect(await findStorageTrouble({ vault, catalogue })).toBeUndefined();
  });

  it.each([
    [{ region: "us-east-1" }, /STORAGE_REGION\. The store says eu-test-1\.$/],
    [{ accessKeyId: "AKIDOTHER" }, /STORAGE_ACCESS_KEY_ID/],
    [{ secretAccessKey: "wrong" }, /STORAGE_SECRET_ACCESS_KEY/],
    [{ bucket: "other" }, /STORAGE_BUCKET/],
  ])("cannot be right with %j, and its setting is named", async (change, words) => {
    const { settings } = await opened(startFakeS3());
    const trouble = await findStorageTrouble({
      vault: s3Vault({ ...settings, ...change }),
      catalogue,
    });
    expect(trouble).toEqual({ kind: "settings", message: expect.stringMatching(words) });
  });

  it("may come back where it is only away", async () => {
    const { settings } = await opened(startFakeS3());
    const endpoint = new URL(`http://127.0.0.1:${await freePort()}`);
    const trouble = await findStorageTrouble({
      vault: s3Vault({ ...settings, endpoint }),
      catalogue,
    });
    expect(trouble).toEqual({ kind: "away", message: expect.stringContaining("STORAGE_ENDPOINT") });
  });

  it("is told of where a folder may not be read, and the portal opens all the same", async () => {
    const read = () => Promise.reject(Object.assign(new Error("denied"), { code: "EACCES" }));
    const trouble = await findStorageTrouble({ vault: { read } as unknown as Vault, catalogue });
    expect(trouble).toEqual({
      kind: "away",
      message: expect.stringMatching(/\(EACCES\).*private\//),
    });
  });

  it("is not asked where nothing is behind the door", async () => {
    const vault = s3Vault({ ...(await opened(startFakeS3())).settings, bucket: "other" });
    const empty = { ...catalogue, documents: [] };
    expect(await findStorageTrouble({ vault, catalogue: empty })).toBeUndefined();
  });
});

describe("the mail server", () => {
  const mailerAt = (address: string) => {
    const mailer = smtpMailer({
      connection: readSmtpUrl(address),
      from: "trust@example.com",
      host: "example.com",
      timeout: 500,
    });
    open.push(mailer);
    return mailer;
  };

  it("is signed in to, and sent nothing", async () => {
    const server = await opened(
      startSmtp({ onAuth: ({ username }, _, done) => done(null, { user: username ?? "" }) }),
    );
    const mailer = mailerAt(`smtp://user:right@127.0.0.1:${server.port}`);
    expect(await findMailTrouble({ mailer })).toBeUndefined();
    expect(server.received).toEqual([]);
  });

  it("is named where it is not there, or says nothing", async () => {
    const silent = await opened(startRawSmtp("no-greeting"));
    for (const port of [await freePort(), silent.port]) {
      const trouble = await findMailTrouble({ mailer: mailerAt(`smtp://127.0.0.1:${port}`) });
      expect(trouble?.kind).toBe("away");
      expect(trouble?.message).toMatch(/^The mail server cannot be reached.*SMTP_URL.*tried again/);
    }
  });

  it("is named where it refuses the password, which is not repeated", async () => {
    const server = await opened(
      startSmtp({ onAuth: (_auth, _session, done) => done(new Error("Invalid")) }),
    );
    const mailer = mailerAt(`smtp://user:hush@127.0.0.1:${server.port}`);
    const trouble = await findMailTrouble({ mailer });
    expect(trouble?.message).toMatch(/refused the user or the password.*SMTP_URL/);
    expect(trouble?.message).not.toContain("hush");
  });

  it("is not asked for where mails are files", async () => {
    const mailer = { send: async () => {}, close: async () => {} };
    expect(await findMailTrouble({ mailer })).toBeUndefined();
  });
});
