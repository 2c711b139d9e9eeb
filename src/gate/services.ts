/** Composition root: with store-services.ts the only place that reads the environment and builds adapters. */
import { join } from "node:path";
import type { Catalogue } from "../domain/door/catalogue.ts";
import { countedTraffic } from "./adapters/counted-traffic.ts";
import { fileMailer } from "./adapters/file-mailer.ts";
import { folderPages } from "./adapters/folder-pages.ts";
import { folderVault } from "./adapters/folder-vault.ts";
import { netlifyVault } from "./adapters/netlify-vault.ts";
import { coverSheet } from "./adapters/pdf/cover-sheet.ts";
import { pdfPreparer } from "./adapters/pdf/pdf-preparer.ts";
import { pdfStamper } from "./adapters/pdf/pdf-stamper.ts";
import { pdfAgreementPrinter } from "./adapters/pdf-agreement-printer.ts";
import { s3Vault } from "./adapters/s3-vault.ts";
import { signedWebhook } from "./adapters/signed-webhook.ts";
import { smtpMailer } from "./adapters/smtp-mailer.ts";
import { readSmtpUrl } from "./adapters/smtp-url.ts";
import { systemClock } from "./adapters/system-clock.ts";
import { vercelVault } from "./adapters/vercel-vault.ts";
import type { Services, Vault } from "./definitions.ts";
import type { Files } from "./files/check-file.ts";
import { type DoorSettings, type Listening, readSettings } from "./settings.ts";
import { readStorageAlone, type StorageSettings } from "./storage-settings.ts";
import { dataFolder, openStoreServices, type Place, type StoreOptions } from "./store-services.ts";

export interface OpenOptions extends StoreOptions {
  catalogue: Catalogue;
  listening: Listening;
}

export interface OpenDoor {
  services: Services;
  /** Of the same storage, for what prepares and checks it. */
  files: Files;
  close(): Promise<void>;
}

/** @throws SettingsFault, or StoreFault where the database could not be opened */
export async function openDoor(options: OpenOptions): Promise<OpenDoor> {
  const { env, root, catalogue, listening } = options;
  const settings = readSettings(env, { storage: catalogue.storage, ...listening });
  const base = await openStoreServices(options, settings);
  const files = filesIn(openVault(settings.storage, root));
  const services: Services = {
    ...base,
    catalogue,
    settings,
    ...chooseMail(settings, join(dataFolder(options), "outbox")),
    webhook: settings.webhook && signedWebhook({ ...settings.webhook, clock: systemClock }),
    vault: files.vault,
    stamper: { ...files.stamper, coverSheet },
    printer: pdfAgreementPrinter,
    traffic: countedTraffic(),
    pages: folderPages(join(root, "dist/client")),
  };
  return {
    services,
    files,
    async close() {
      await services.mailer.close();
      await services.store.close();
    },
  };
}

export interface FilesOptions extends Place {
  storage: Catalogue["storage"];
}

/** The gated files without database and mail, for commands. @throws SettingsFault */
export function openFiles({ env, root, storage }: FilesOptions): Files {
  return filesIn(openVault(readStorageAlone(env, storage), root));
}

function openVault(storage: StorageSettings, root: string): Vault {
  switch (storage.kind) {
    case "s3":
      return s3Vault(storage.s3);
    case "netlify":
      return netlifyVault(storage.netlify);
    case "vercel":
      return vercelVault(storage.vercel);
    default:
      // What is bundled is taken from there by the build.
      return folderVault(join(root, "private"));
  }
}

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
