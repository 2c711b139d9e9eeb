/** What stands around a function: a PostgreSQL, a mail server, and a store that checks signatures; and what it is told of them. */
import { PDFDocument } from "@cantoo/pdf-lib";
import { pdfPreparer } from "#src/gate/adapters/pdf/pdf-preparer.ts";
import { s3Vault } from "#src/gate/adapters/s3-vault.ts";
import { type FakeS3, startFakeS3 } from "../gate/fake-s3.ts";
import { createDatabase, type PostgresServer, startPostgres } from "../gate/postgres.ts";
import { startSmtp, type TestSmtp } from "../gate/smtp.ts";

export const PUBLIC_URL = "https://trust.example.com";
export const OWNER = "lead@example.com";
export const CRON_SECRET = "0123456789abcdef0123456789abcdef";

export interface Around {
  postgres: PostgresServer;
  smtp: TestSmtp;
  s3: FakeS3;
  /** With a database of its own. */
  settings(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function startAround(): Promise<Around> {
  const [postgres, smtp, s3] = await Promise.all([startPostgres(), startSmtp(), startFakeS3()]);
  return {
    postgres,
    smtp,
    s3,
    settings: async () => ({
      PUBLIC_URL,
      FANLIGHT_SECRET: "a secret of more than thirty-two characters",
      CRON_SECRET,
      DATABASE_URL: await createDatabase(postgres.url),
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "Example <trust@example.com>",
      ...storageOf(s3),
    }),
    async close() {
      await Promise.all([postgres.remove(), smtp.close(), s3.close()]);
    },
  };
}

export function storageOf({ settings }: Pick<FakeS3, "settings">): Record<string, string> {
  return {
    STORAGE_ENDPOINT: settings.endpoint.href,
    STORAGE_BUCKET: settings.bucket,
    STORAGE_REGION: settings.region,
    STORAGE_ACCESS_KEY_ID: settings.accessKeyId,
    STORAGE_SECRET_ACCESS_KEY: settings.secretAccessKey,
  };
}

/** As `document add` does. */
export async function storePdf(
  { settings }: FakeS3,
  file: { path: string; data: Uint8Array },
): Promise<void> {
  const vault = s3Vault(settings);
  await pdfPreparer(vault).prepare(file);
  await vault.write(file.path, file.data);
}

/** @param weight bytes of an attachment, so that it has about this size */
export async function letterPdf(weight = 0): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const text of ["Page 1 of the letter", "Page 2 of the letter"])
    pdf.addPage([595, 842]).drawText(text, { x: 60, y: 500 });
  if (weight > 0) {
    const noise = new Uint8Array(weight);
    for (let at = 0; at < weight; at += 65_536)
      crypto.getRandomValues(noise.subarray(at, Math.min(weight, at + 65_536)));
    await pdf.attach(noise, "evidence.bin", { mimeType: "application/octet-stream" });
  }
  return pdf.save();
}
