/** Composition root: the only place that reads the environment and builds adapters. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../domain/door/catalogue.ts";
import { deriveSecrets } from "./adapters/derived-secrets.ts";
import { fileMailer } from "./adapters/file-mailer.ts";
import { folderVault } from "./adapters/folder-vault.ts";
import { jsonLogger } from "./adapters/json-logger.ts";
import { openPgliteStore } from "./adapters/pglite-store.ts";
import { openPostgresStore } from "./adapters/postgres-store.ts";
import { signedWebhook } from "./adapters/signed-webhook.ts";
import { smtpMailer } from "./adapters/smtp-mailer.ts";
import { readSmtpUrl } from "./adapters/smtp-url.ts";
import { systemClock } from "./adapters/system-clock.ts";
import { systemRandom } from "./adapters/system-random.ts";
import type { AgreementPrinter, Services, Stamper } from "./definitions.ts";
import { type DoorSettings, type Environment, type Listening, readSettings } from "./settings.ts";

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
  close(): Promise<void>;
}

/** @throws SettingsFault, or an error that says why the database could not be opened */
export async function openDoor(options: OpenOptions): Promise<OpenDoor> {
  const { env, root, catalogue, listening, write } = options;
  const settings = readSettings(env, listening);
  const data = env.FANLIGHT_DATA || join(root, ".data");
  const secrets = deriveSecrets(
    settings.secrets.length > 0 ? settings.secrets : [localSecret(data)],
  );
  const store = settings.databaseUrl
    ? await openPostgresStore({ url: settings.databaseUrl })
    : await openPgliteStore({ folder: join(data, "database") });
  const services: Services = {
    catalogue,
    settings,
    store,
    ...chooseMail(settings, join(data, "outbox")),
    webhook: settings.webhook && signedWebhook({ ...settings.webhook, clock: systemClock }),
    vault: folderVault(join(root, "private")),
    stamper: undefined as unknown as Stamper,
    printer: undefined as unknown as AgreementPrinter,
    clock: systemClock,
    random: systemRandom,
    secrets,
    logger: jsonLogger(write),
  };
  return {
    services,
    async close() {
      await services.mailer.close();
      await store.close();
    },
  };
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
