/** Composition root: the only place that reads the environment and builds adapters. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../domain/door/catalogue.ts";
import { deriveSecrets } from "./adapters/derived-secrets.ts";
import { fileMailer } from "./adapters/file-mailer.ts";
import { folderVault } from "./adapters/folder-vault.ts";
import { jsonLogger } from "./adapters/json-logger.ts";
import { coverSheet } from "./adapters/pdf/cover-sheet.ts";
import { pdfPreparer } from "./adapters/pdf/pdf-preparer.ts";
import { pdfStamper } from "./adapters/pdf/pdf-stamper.ts";
import { pdfAgreementPrinter } from "./adapters/pdf-agreement-printer.ts";
import { openPgliteStore } from "./adapters/pglite-store.ts";
import { openPostgresStore } from "./adapters/postgres-store.ts";
import { s3Vault } from "./adapters/s3-vault.ts";
import { signedWebhook } from "./adapters/signed-webhook.ts";
import { smtpMailer } from "./adapters/smtp-mailer.ts";
import { readSmtpUrl } from "./adapters/smtp-url.ts";
import { systemClock } from "./adapters/system-clock.ts";
import { systemRandom } from "./adapters/system-random.ts";
import type { Services, Vault } from "./definitions.ts";
import type { Files } from "./files/check-file.ts";
import {
  type DoorSettings,
  type Environment,
  type Listening,
  readSettings,
  readStorage,
} from "./settings.ts";

export interface OpenOptions {
  env: Environment;
  /** The project's folder. */
  root: string;
  catalogue: Catalogue;
  listening: Listening;
  /** Gets each line of the log. */
  write: (line: string) => void;
}

export interface OpenDoor {
  services: Services;
  /** Of the same storage, for what prepares and checks it. */
  files: Files;
  close(): Promise<void>;
}

/** @throws SettingsFault, or an error that says why the database could not be opened */
export async function openDoor(options: OpenOptions): Promise<OpenDoor> {
  const { env, root, catalogue, listening, write } = options;
  const settings = readSettings(env, { storage: catalogue.storage, ...listening });
  const data = env.FANLIGHT_DATA || join(root, ".data");
  const secrets = deriveSecrets(
    settings.secrets.length > 0 ? settings.secrets : [localSecret(data)],
  );
  const store = settings.databaseUrl
    ? await openPostgresStore({ url: settings.databaseUrl })
    : await openPgliteStore({ folder: join(data, "database") });
  const files = filesIn(settings.s3 ? s3Vault(settings.s3) : privateFolder(root));
  const services: Services = {
    catalogue,
    settings,
    store,
    ...chooseMail(settings, join(data, "outbox")),
    webhook: settings.webhook && signedWebhook({ ...settings.webhook, clock: systemClock }),
    vault: files.vault,
    stamper: { ...files.stamper, coverSheet },
    printer: pdfAgreementPrinter,
    clock: systemClock,
    random: systemRandom,
    secrets,
    logger: jsonLogger(write),
  };
  return {
    services,
    files,
    async close() {
      await services.mailer.close();
      await store.close();
    },
  };
}

export interface FilesOptions extends Pick<OpenOptions, "env" | "root"> {
  storage: Catalogue["storage"];
}

/** The gated files without database and mail, for commands. @throws SettingsFault */
export function openFiles({ env, root, storage }: FilesOptions): Files {
  return filesIn(storage === "s3" ? s3Vault(readStorage(env)) : privateFolder(root));
}

const privateFolder = (root: string): Vault => folderVault(join(root, "private"));

function filesIn(vault: Vault): Files {
  return { vault, preparer: pdfPreparer(vault), stamper: pdfStamper(vault) };
}

/** Without a mail server mails become files. */
function chooseMail(
  { smtpUrl, mailFrom, publicUrl }: DoorSettings,
  folder: string,
): Pick<Services, "mailer" | "mailFolder"> {
  if (!smtpUrl) {
    const files = fileMailer(folder, mailFrom);
    return { mailer: files, mailFolder: files };
  }
  const connection = readSmtpUrl(smtpUrl);
  return { mailer: smtpMailer({ connection, from: mailFrom, host: publicUrl.hostname }) };
}

/** On the loopback address a secret is made at the first start and kept beside the data. */
function localSecret(data: string): string {
  const file = join(data, "secret");
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const made = systemRandom.token();
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: "wx" });
  return made;
}
